"""What is wrong in `texts/` and `questions/`, for each code of a problem."""

from perspectief.publication.words.marker import mark

OF_TEXTS = {
    "unknown-edition": mark("“{found}” is not an edition of the programme."),
    "unknown-text-folder": mark("“{found}” does not belong here."),
    "unknown-subject": mark("The programme has no “{found}”."),
    "text-out-of-place": mark("This file lies in the wrong place; folders belong here."),
    "not-a-text-file": mark(
        "This is not a text. A text is a file whose name ends in .md; its English translation ends in .en.md."
    ),
    "unknown-heading": mark("“{found}” is not a heading that belongs here."),
    "duplicate-heading": mark("The heading “{found}” is there twice; the first is on line {first_line}."),
    "text-before-heading": mark("This stands before the first heading. Put it under one."),
    "section-empty": mark("There is nothing under “{found}”. Write something, or leave the heading out."),
    "text-empty": mark("There is nothing in this file. Write something, or remove it."),
    "missing-section": mark("The heading “{found}” is missing."),
    "english-without-dutch": mark("“{found}” stands here in English only. Write it in Dutch too."),
    "image-in-text": mark(
        "There is a picture here (“{found}”). Pages fetch nothing from elsewhere; link to it instead."
    ),
    "link-not-allowed": mark("The link “{found}” cannot be used. Give a whole address."),
    "html-in-text": mark("“{found}” is HTML. It is shown as it stands here and does nothing."),
    "front-matter-missing": mark(
        "A question begins with a line of dashes, who asked it and when, and another line of dashes."
    ),
    "bad-about": mark("“{found}” does not say what the question is about."),
    "answered-before-asked": mark("The answer is of “{found}”, before the question was asked on {asked}."),
}
