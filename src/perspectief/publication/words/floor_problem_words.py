"""What is wrong with something that somebody wants to save on the work floor, for each code of a problem."""

from perspectief.publication.words.marker import mark

OF_THE_FLOOR = {
    "floor-changed-meanwhile": mark(
        "Somebody else saved something here after you opened this page. Look at what changed, and save again"
        " if yours still holds."
    ),
    "floor-bad-version": mark("This page cannot be saved as it is. Open it anew, and fill it in again."),
    "floor-nobody": mark("This is not in the register."),
    "floor-not-released": mark("This was not released, or not any more. Ask the coach."),
    "floor-not-theirs": mark("This record is not there any more, or belongs to somebody else."),
    "floor-no-such-member": mark("There is no such colleague at work. Choose another one."),
    "floor-day-out-of-range": mark("{found} cannot be meant. Look at the year."),
    "floor-day-upside-down": mark("This day has to come after the first one; {found} does not."),
    "floor-hours-out-of-range": mark("{found} hours do not go into a week of work. Fill in 0 to 80."),
    "floor-hours-upside-down": mark("The most hours are fewer than the least. Change one of them."),
    "floor-text-too-long": mark("This text is too long; {most} characters are the most."),
    "floor-text-missing": mark("Write something here."),
    "floor-places-out-of-range": mark("{found} places cannot be meant. Fill in 1 to 9999."),
    "floor-file-too-large": mark("This file is too large; {most} MB is the most."),
    "floor-vacancy-of-another": mark(
        "Vacancy “{found}” of this file belongs to another establishment. Nothing was brought in."
    ),
    "floor-postcode": mark("Fill in the four digits of a postcode; {found} is something else."),
}
