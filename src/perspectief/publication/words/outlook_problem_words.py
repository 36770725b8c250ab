"""What is wrong in `outlooks/`, for each code of a problem."""

from perspectief.publication.words.marker import mark

OF_OUTLOOKS = {
    "outlook-no-outlook": mark(
        "This is not an outlook that Perspectief wrote (“{path}”). Remove it, and record that day again."
    ),
    "outlook-other-day": mark("This file is named after another day than the {found} that it speaks of."),
    "outlook-said-already": mark(
        "Something else was said from this day before; what was said stays said. Record a later day, or "
        "remove this file if nobody has seen it yet."
    ),
    "outlook-no-track-record": mark(
        "This is not a track record that Perspectief wrote (“{path}”). Remove it, and make it again."
    ),
    "outlook-no-day": mark("“{found}” is not a day; write it as 2022-12-31."),
    "outlook-no-number": mark("A value, or a low and a high, belongs here; “{found}” is none."),
    "outlook-only-noughts": mark(
        "The series “{found}” is nothing but nought: that says nothing of how far it may move. Leave it out."
    ),
    "outlook-low-above-high": mark("The low bound lies above the high one."),
}
