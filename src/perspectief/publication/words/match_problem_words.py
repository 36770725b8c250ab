"""What is wrong with people, vacancies, queries and weights of matching, for each code of a problem."""

from perspectief.publication.words.marker import mark

OF_MATCHING = {
    "match-postcode": mark(
        "Nobody knows a postcode “{found}”. Its first four digits do; leave it empty if unknown."
    ),
    "match-hours-upside-down": mark("The least hours ({found}) are more than the most hours."),
    "match-number-beyond": mark("“{found}” cannot be so for “{path}”."),
    "match-day-beyond": mark("“{found}” is too far away for the day of a start."),
    "match-no-occupation": mark("A vacancy needs an occupation; without one nobody can be found for it."),
    "match-many-occupations": mark(
        "{found} occupations are too many for one vacancy. Name the most important ones."
    ),
    "match-occupation": mark(
        "The taxonomy knows no occupation “{found}”. perspectief match titles finds the one that is meant."
    ),
    "match-language": mark("“{found}” is not among the languages with levels. Name it as a skill."),
    "match-level": mark("“{found}” is no level."),
    "match-no-reference": mark("Each person and vacancy needs a reference of its own, such as a number."),
    "match-twice": mark("The reference “{found}” stands here again. Give each its own."),
    "match-number": mark("“{found}” is no number."),
    "match-whole-number": mark("“{found}” is no whole number."),
    "match-day": mark("“{found}” is not a day; write it as 2026-03-31."),
    "match-code": mark("“{found}” is not one of the codes that belong here."),
    "match-yes-no": mark("“{found}” is neither yes nor no."),
    "match-language-level": mark("“{found}” says no level: write nld 3/2 for spoken 3 and written 2."),
    "match-json": mark("This is not JSON from here on."),
    "match-nothing": mark("There is nothing below the names of the columns."),
    "match-no-kind": mark("No person or vacancy of VUM, and no JobPosting of schema.org, is in this file."),
    "match-no-such-person": mark("No person has the reference “{found}”."),
    "match-no-such-vacancy": mark("No vacancy has the reference “{found}”."),
    "vum-field": mark("A query cannot ask for “{found}”."),
    "vum-operator": mark("“{found}” is no operator that belongs here."),
    "vum-value": mark("A text or a number belongs here, not “{found}”."),
    "vum-area": mark("An area has a postcode and a distance in kilometres; this one reads “{found}”."),
    "vum-query": mark("A query is a mapping of fields; this one reads “{found}”."),
    "weights-all-nought": mark(
        "All weights of “{path}” are 0, so nothing would count. Give one of them a weight."
    ),
    "weights-chance-falls": mark("The chance may not fall as fit rises, and fit rises from point to point."),
    "weights-chance-ends": mark("The first point has fit 0 and the last has fit 1."),
    "weights-pay-upside-down": mark("pay_to must be more than pay_from."),
}
