"""What is wrong in a formula of a measure, one or two sentences for each code."""

from perspectief.publication.words.marker import mark

OF_FORMULAS = {
    "formula-unexpected": mark(
        "“{found}” cannot stand here. A formula is made of measures, numbers, + - * /, round brackets,"
        " change(..., 12) and growth(..., 12)."
    ),
    "formula-incomplete": mark("The formula stops too early: a measure, a number or a bracket is missing."),
    "formula-number": mark(
        "“{found}” is not a number for a formula. Write it without thousands marks, with a decimal point."
    ),
    "formula-months": mark("“{found}” is not a number of months: a whole number from 1 to {limit}."),
    "formula-unknown-function": mark("“{found}” is not something that a formula can do."),
    "formula-too-deep": mark("The brackets are nested too deeply; {limit} levels is the most."),
    "formula-divides-by-zero": mark("Nothing can be divided by nought."),
    "formula-without-measure": mark("There is no measure in “{found}”. A formula computes from measures."),
    "formula-unknown-measure": mark("The measure “{found}” does not exist."),
    "formula-ring": mark(
        "“{measure}” would be computed from itself, by way of “{found}”. Take it out of one of the formulas."
    ),
    "formula-units-differ": mark(
        "“{found}” and “{other}” do not count the same thing in the same unit, so they cannot be added or"
        " subtracted."
    ),
    "formula-other-unit": mark(
        "“{found}” does not come out in the unit of this measure, “{unit}” of “{counted}”. Change the unit,"
        " or multiply by the number that the unit speaks of (100, 1000 or 10000)."
    ),
    "formula-other-base": mark(
        "The unit “{unit}” is not per “{found}”. Divide by “{base}”, or choose another unit."
    ),
}
