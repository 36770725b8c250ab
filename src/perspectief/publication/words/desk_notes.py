"""What a figure of the business desk says of itself."""

from perspectief.publication.words.words import Words


def desk_source(words: Words) -> str:
    """Who says so."""
    return words.t("Business desk of the municipality")


def desk_note(words: Words) -> str:
    """How a total was told."""
    return words.t(
        "Counted over a quarter by the business desk. Rounded to five; a share is of rounded numbers."
    )


def survey_note(words: Words, survey: str, answers: int, invited: int) -> str:
    """Which survey, and how many answered."""
    asked = words.n("{count} business was asked", "{count} businesses were asked", invited)
    told = words.n("{count} answered", "{count} answered", answers)
    return words.t(
        "Survey “{survey}”: {asked}, {told}. The bounds are those of a sample, at 95 per cent.",
        survey=survey,
        asked=asked,
        told=told,
    )


def survey_assumption(words: Words) -> str:
    """What had to be taken for granted."""
    return words.t("Businesses that did not answer are taken to be like those of their size that did.")
