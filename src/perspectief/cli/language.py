"""The language that the terminal speaks: PERSPECTIEF_LANG, else the locale, else English."""

import os

from perspectief.publication.words import Words


def terminal_words() -> Words:
    """Words in the language of the environment; anything that is not Dutch is English."""
    names = ("PERSPECTIEF_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((value for name in names if (value := os.environ.get(name))), "")
    return Words("nl" if chosen.lower().startswith("nl") else "en")


WORDS = terminal_words()
