"""What is wrong in a file for the register, and what to do, for each code; a BSN is never among the words."""

from perspectief.publication.words.marker import mark

_OF_FILES = {
    "import-empty-file": mark("This file is empty. Have it made again."),
    "import-no-lines": mark("There is a header here and nothing below it. Have the file made again."),
    "import-bytes": mark(
        "This byte ({found}) does not belong in a text in {encoding}. Save the file as {encoding}, or name"
        " its encoding in the layout."
    ),
    "import-other-encoding": mark(
        "This file is in {found}, and the layout says {encoding}. Save it anew, or change the layout."
    ),
    "import-lone-cr": mark(
        "Lines end here in a way that hardly any program writes any more (CR alone). Save the file with"
        " ordinary line ends."
    ),
    "import-line-too-long": mark(
        "This line has more than {limit} characters. Look whether a line end or a closing quote is missing."
    ),
    "import-line-length": mark(
        "This line has {length} characters, and the layout says {expected}. Look for a character too many or"
        " too few, and whether the file was cut off."
    ),
    "import-too-few-cells": mark(
        "This line has {fields} cells, the header {columns}. Look whether it was cut off, or a separator is"
        " missing."
    ),
    "import-too-many-cells": mark(
        "This line has {fields} cells, the header {columns}. Put a text with a separator in it between"
        " quotes."
    ),
    "import-sheet-missing": mark("There is no sheet “{found}”. Name the sheet in the layout."),
    "import-header-missing": mark(
        "None of the columns of the layout is here. Put the names of the columns on the first line, and look"
        " whether the separator is that of the layout."
    ),
    "import-column-missing": mark(
        "The layout reads a column “{found}”, which is not here. Change its name here or in the layout."
    ),
    "import-other-kind": mark(
        "This looks like a file of the kind “{found}”, and was given as “{kind}”. Were two files swapped?"
    ),
    "import-json": mark("This is not a whole JSON list of objects. Have the file made again."),
    "import-json-item": mark("This item of the list is not an object. Have the file made again."),
    "import-json-too-large": mark("This object is larger than {limit} characters, or is never closed."),
    "import-file-name": mark(
        "The lines are of “{found}”, and the file is called “{file}”. Which is it? Rename the file, or take"
        " the right one."
    ),
    "import-moment-before": mark(
        "Another file came in later than this moment (at {newest}). Look at the clock of this computer."
    ),
    "import-period-passed": mark(
        "This is of {found}, and {later} is in already. Periods come in one after the other, and none can"
        " come in between afterwards: leave it out."
    ),
    "import-many-end": mark(
        "After these {lines} lines {ended} files would have ended, more than a fifth of all: that looks like"
        " a file that is not whole. Nothing was changed. Where it is right, repeat it with --many-end."
    ),
}
_OF_LINES = {
    "import-empty": mark("This cell is empty, and cannot be left so."),
    "import-bsn": mark(
        "This is no BSN: it fails the eleven-test. It is not shown here; look it up in your own system."
    ),
    "import-reference-is-bsn": mark(
        "The file has somebody's BSN as its number. The register keeps no BSN: have a number of the file"
        " itself put here."
    ),
    "import-day": mark("“{found}” is no day. The layout says that days are written as {form}."),
    "import-day-as-number": mark(
        "“{found}” is how a spreadsheet counts days. Make this column a date, or write days as {form}."
    ),
    "import-period": mark("“{found}” is no month (202203 or 2022-03) and no half-year (2022-1)."),
    "import-code": mark("“{found}” is not a code of the layout. Add it there, or correct it here."),
    "import-digits": mark("“{found}” is not a number of {digits} digits."),
    "import-money": mark("“{found}” is no amount. Write 1500 or 1500,50, without thousands marks."),
    "import-text-too-long": mark("This text is longer than {limit} characters."),
    "import-number-beyond": mark("“{found}” is not between {least} and {most}."),
    "import-other-municipality": mark(
        "This line is of municipality {found}, and the register of {municipality}. Is it another town's file?"
    ),
    "import-period-differs": mark(
        "This line is of “{found}”, and those before it of {period}. Split the file."
    ),
    "import-period-ahead": mark("“{found}” is still to come: today is {today}."),
    "import-day-after-period": mark("“{found}” lies after the period of this file, {period}."),
    "import-day-before-period": mark(
        "“{found}” lies before the period of this file, {period}. What had ended by then does not belong"
        " in it."
    ),
    "import-day-ahead": mark("“{found}” is still to come: today is {today}."),
    "import-end-before-start": mark("The end, “{found}”, is before the start, {start}."),
    "import-end-missing": mark("There is a reason for an end here (“{found}”) and no end."),
    "import-birth-after-start": mark("“{found}” as day of birth is after the start, {start}."),
    "import-partner-same": mark("Applicant and partner have the same BSN. Look them up in your own system."),
    "import-partner-missing": mark("Something is told of a partner (“{found}”), and no BSN of one."),
    "import-nothing-told": mark("Neither a facility nor a subsidy is named here."),
    "import-hours-reversed": mark("The fewest hours, “{found}”, are more than the most, {high}."),
    "import-told-twice": mark("This was told before, on line {first_line}. Keep one of the two."),
    "import-two-files": mark(
        "This person is in another file on the same day, on line {first_line}. Nobody is in two files at"
        " once."
    ),
}
_OF_LAYOUTS = {
    "import-kind-unknown": mark("“{found}” is not a kind of file that is known."),
    "import-field-unknown": mark("“{found}” is not a field of this kind of file."),
    "import-field-missing": mark("The field “{found}” has to have a place in the layout."),
    "import-place-unsaid": mark(
        "It is not said where “{found}” stands. Give a column; with fixed width, start and length."
    ),
    "import-positions-overlap": mark("“{found}” stands where another field does, or beyond the line."),
    "import-code-unknown-here": mark("“{found}” is not a code of the register."),
    "import-other-layout": mark(
        "This layout is of the kind “{found}”. Take the layout of the kind that you named."
    ),
}
OF_IMPORTS = _OF_FILES | _OF_LINES | _OF_LAYOUTS
