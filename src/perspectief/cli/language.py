"""The language that the terminal speaks: PERSPECTIEF_LANG, else the locale, else English."""

import gettext
import os

from perspectief.publication.words import Words
from perspectief.publication.words.marker import mark
from perspectief.publication.words.words import DOMAIN, LOCALE

# What the library of the command line says itself and lets be translated: our catalogue holds it.
OF_TYPER = (
    mark("Arguments"),
    mark("Options"),
    mark("Commands"),
    mark("required"),
    mark("default: {default}"),
    mark("Missing command."),
    mark("No such command {name!r}."),
    mark("Aborted!"),
)


def terminal_words() -> Words:
    """Words in the language of the environment; anything that is not Dutch is English."""
    names = ("PERSPECTIEF_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    chosen = next((value for name in names if (value := os.environ.get(name))), "")
    return Words("nl" if chosen.lower().startswith("nl") else "en")


def teach_typer(words: Words) -> None:
    """Let the library of the command line find its own words in our catalogue; it asks gettext for them."""
    os.environ["LANGUAGE"] = words.language
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)


WORDS = terminal_words()
