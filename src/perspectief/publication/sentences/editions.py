"""The day that the pages of an edition show, and where they come from."""

from perspectief.account.model import Account, Edition
from perspectief.publication.words import Words


def edition_intro(edition: Edition, words: Words) -> str:
    """Which day the page of an edition shows."""
    title = words.text(edition.title)
    day = words.day(edition.date, edition.date_precision)
    if edition.date_precision == "day":
        return words.t(
            "This is the programme as it was known on {day}, the day of: {title}.", day=day, title=title
        )
    return words.t(
        "This is the programme as it was known at the time of: {title} ({day}; the exact day is not known).",
        day=day,
        title=title,
    )


def edition_origin(account: Account, words: Words) -> str:
    """Whether the account of an edition's day was written then, or made afterwards."""
    if account.reconstructed:
        return words.t("Reconstructed afterwards from the days of figures and documents.")
    return words.t("Fixed on the day of adoption.")
