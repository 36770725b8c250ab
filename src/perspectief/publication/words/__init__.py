"""Words for codes, numbers and dates, in Dutch and English; what every page and command speaks with."""

from perspectief.publication.words.words import Words

__all__ = ["Words"]
