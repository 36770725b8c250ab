"""What is wrong, for each code of a problem: one or two short sentences that say what to do."""

from perspectief.publication.words.formula_problem_words import OF_FORMULAS
from perspectief.publication.words.gate_problem_words import OF_THE_GATE
from perspectief.publication.words.marker import mark
from perspectief.publication.words.match_problem_words import OF_MATCHING
from perspectief.publication.words.outlook_problem_words import OF_OUTLOOKS
from perspectief.publication.words.register_problem_words import OF_REGISTERS
from perspectief.publication.words.source_problem_words import OF_SOURCES
from perspectief.publication.words.taxonomy_problem_words import OF_TAXONOMIES
from perspectief.publication.words.text_problem_words import OF_TEXTS
from perspectief.publication.words.workbook_problem_words import OF_SPREADSHEETS

OF_FILES_AND_PROGRAMMES = {
    "folder-missing": mark("This folder is not there. Start one with “perspectief new”."),
    "file-missing": mark("This file is not there."),
    "file-unreadable": mark("This file cannot be read. {reason}"),
    "not-a-file": mark("This is not an ordinary file."),
    "not-a-folder": mark("This is not a folder, and a folder belongs here."),
    "outside-folder": mark(
        "This is a link to a place outside the folder; only files in the folder are read."
    ),
    "file-too-large": mark("This file is too large: {bytes} bytes, where {limit} is the most."),
    "line-too-long": mark("This line is too long: {length} characters, where {limit} is the most."),
    "not-utf8": mark("This file is not in UTF-8. Save it again as UTF-8."),
    "control-character": mark(
        "There is an invisible character here that does not belong in a text. Remove it."
    ),
    "not-writable": mark("This file cannot be written. {reason}"),
    "yaml-empty": mark("This file is empty."),
    "yaml-several-documents": mark(
        "A second document begins here; a file holds one. Remove the line of dashes."
    ),
    "yaml-not-a-mapping": mark("A file begins with names and values, such as “title: ...”."),
    "yaml-too-deep": mark("This is nested too deeply; {limit} levels is the most."),
    "yaml-too-much": mark(
        "This file holds too much: more than {limit} names, values and brackets. Reading stopped here."
    ),
    "yaml-anchor": mark(
        "“{found}” refers to another place in the file, which is not allowed here. Write the text out."
    ),
    "yaml-tag": mark("“{found}” is a type mark, which is not allowed here. Remove it."),
    "yaml-tab": mark("There is a tab here. Use spaces to indent."),
    "yaml-colon-missing": mark("A colon is missing behind the name."),
    "yaml-colon-in-text": mark("There is a colon within a text. Put the text between quotes."),
    "yaml-quote-open": mark("A quote is opened here and not closed."),
    "yaml-bracket-open": mark("A bracket is opened here and not closed."),
    "yaml-escape": mark("There is a backslash here that means nothing. Use single quotes."),
    "yaml-character": mark("A text cannot begin with this character. Put it between quotes."),
    "yaml-indentation": mark("The spaces at the start of this line do not fit the lines above."),
    "yaml-syntax": mark("This line cannot be understood. Compare it with the lines above."),
    "duplicate-key": mark("“{found}” stands here twice; the first is on line {first_line}."),
    "unknown-key": mark("“{found}” is not a key here."),
    "missing-key": mark("“{path}” is missing."),
    "empty-value": mark("A value is missing at “{path}”."),
    "not-text": mark("“{found}” is not a text."),
    "not-a-list": mark("“{path}” has to be a list."),
    "not-a-mapping": mark("“{path}” is made of parts, each with its own name."),
    "not-a-number": mark(
        "“{found}” is not a number. Write a number without thousands marks and with a decimal point."
    ),
    "not-a-whole-number": mark("“{found}” is not a whole number."),
    "not-true-or-false": mark("“{found}” is neither true nor false."),
    "not-a-date": mark("“{found}” is not a date. Write a date as 2022-12-31."),
    "date-does-not-exist": mark("The date “{found}” does not exist."),
    "not-one-of": mark("“{found}” cannot be used here."),
    "ambiguous-number": mark("“{found}” can be read in two ways: as thousands or with decimals."),
    "out-of-range": mark("“{found}” is outside what is possible here."),
    "too-long": mark("This is too long; {max} is the most."),
    "too-short": mark("This is too short; {min} is the least."),
    "bad-id": mark("“{found}” is not a good id. Use small letters, digits and hyphens."),
    "bad-url": mark("“{found}” is not a web address. It begins with https://."),
    "bad-region-code": mark("“{found}” is not a region code, such as GM0141."),
    "bad-form": mark("“{found}” does not have the form that is asked here."),
    "bad-value": mark("“{found}” cannot be used at “{path}”."),
    "more-problems": mark("There are more than {limit} mistakes of this kind. Mend these first."),
    "duplicate-id": mark("The id “{found}” is used twice; the first is on line {first_line}."),
    "duplicate-value": mark("“{found}” stands in this list twice; the first is on line {first_line}."),
    "unknown-reference": mark("“{found}” refers to something that this file does not have."),
    "goal-cycle": mark("These goals stand under each other in a circle: {ring}."),
    "goal-too-deep": mark("This goal lies too deep; {limit} levels of goals is the most."),
    "since-before-goal": mark(
        "“{found}” is of before its goal: “{goal}” came with “{since}”. Name that edition or a later one."
    ),
    "no-aim": mark("This version says no aim. It needs one of: {aims}."),
    "several-aims": mark("This version says more than one aim: {aims}. Keep one."),
    "no-origin": mark("It does not say where this comes from. Name an edition or another source."),
    "two-origins": mark("It names two origins. Keep the edition or the other source."),
    "versions-out-of-order": mark(
        "This version is from {day}, but stands after one from {after}. Put the oldest first."
    ),
    "target-before-baseline": mark("The due date “{found}” is not after the baseline of {baseline}."),
    "baseline-not-since": mark("The day of the baseline, “{found}”, is not the day that is counted from."),
    "outside-interval": mark(
        "The value “{found}” is not between the lowest and the highest ({low} and {high})."
    ),
    "interval-reversed": mark("The lowest value is above the highest."),
    "end-before-start": mark("The end, “{found}”, is before the start, {start}."),
    "age-reversed": mark("The age up to, “{found}”, is below the age from, {age_from}."),
    "milestone-of-itself": mark("A target cannot be a step towards itself."),
    "milestone-after-target": mark(
        "This step is due on “{found}”, which is not before its target on {target_due}."
    ),
    "count-without-ground": mark(
        "It does not say who decided to count so. Name the “source”, or give an “assumption” with the reason."
    ),
    "count-key-unused": mark("“{name}” means nothing when “{what}” is counted. Leave it out."),
    "count-year-off": mark(
        "Counting days that are compared within a calendar year are the last of each month: leave this out."
    ),
    "count-persons-only": mark("“{what}” can be counted of persons only."),
    "milestone-cycle": mark("These targets are steps towards each other in a circle."),
}
OF_FIGURES_AND_SITES = {
    "nothing-written": mark("There is nothing written here."),
    "text-too-long": mark("This text is too long for a figure; {limit} characters is the most."),
    "number-unreadable": mark("No number can be read in “{found}”."),
    "number-ambiguous": mark("“{found}” can be read as a number in two ways."),
    "number-english": mark("“{found}” is written the English way. Write it the Dutch way."),
    "number-is-a-date": mark("“{found}” is a date and not a figure."),
    "number-in-words": mark("“{found}” is a number in words. Write it in digits."),
    "number-too-big": mark("“{found}” is larger than can be handled."),
    "number-too-precise": mark("“{found}” has more decimals than can be handled."),
    "range-upside-down": mark("In “{found}” the first number is the larger one."),
    "moment-unreadable": mark("No day or period can be read in “{found}”."),
    "duplicate-measure": mark("The measure “{found}” exists already."),
    "unknown-unit": mark("“{found}” is not a unit that is known."),
    "scale-out-of-order": mark("The classes of this scale do not follow one another."),
    "duplicate-class": mark("The class “{found}” stands on this scale twice."),
    "minimum-above-maximum": mark("The least, {found}, is above the most, {maximum}."),
    "region-not-in-year": mark(
        "“{found}” did not exist in {year}. Municipalities merge: choose another year of boundaries."
    ),
    "table-empty": mark("This table has no rows."),
    "unknown-column": mark("“{found}” is not a column of this table."),
    "missing-column": mark("The column “{path}” is missing."),
    "duplicate-column": mark("The column “{found}” is there twice."),
    "too-many-fields": mark(
        "This row has {fields} fields, the table {columns} columns. Is a text with a comma lacking quotes?"
    ),
    "too-few-fields": mark("This row has {fields} fields, the table {columns} columns. “{path}” is missing."),
    "quote-never-closed": mark("A quote is opened in this row and never closed."),
    "quote-malformed": mark("A quote stands in the wrong place in this row."),
    "bad-file-name": mark("This file name cannot be used. Use small letters, digits and hyphens."),
    "unknown-measure": mark("“{found}” is not a measure that is known. Describe your own in measures.yaml."),
    "unknown-region": mark("“{found}” is not a region that is known."),
    "missing-cell": mark("The cell “{path}” is empty."),
    "missing-start": mark("“{path}” is empty. Write the first day that the figure is about, as 2024-12-31."),
    "missing-end": mark(
        "“{path}” is empty. Write the last day that the figure is about: the same one for a count on a day."
    ),
    "figure-says-nothing": mark("This row has no value, no range and no text as published."),
    "text-disagrees": mark("“{found}” says something else than the value beside it."),
    "text-unit-differs": mark("The unit in “{found}” is not that of the measure."),
    "fraction-of-a-count": mark("“{found}” is not whole, but this counts whole things."),
    "unit-differs": mark("The unit “{found}” is not that of the measure."),
    "counted-differs": mark(
        "The source counts “{found}”, the measure something else. State the assumption that makes them one."
    ),
    "published-before-period": mark("This was published on “{found}”, before the period began on {start}."),
    "class-not-on-scale": mark("“{found}” is not a class of this scale."),
    "outside-measure": mark("“{found}” is outside what this measure can be."),
    "too-many-figures": mark(
        "There are too many figures here: {figures} figures and {megabytes} MB is the most that is kept by "
        "hand. Bigger data belongs to sources that are fetched."
    ),
    "duplicate-figure": mark("This figure stands there already: {first_file}, line {first_line}."),
    "contradiction-same-source": mark(
        "The same source says “{found}” here and “{other}” in {first_file}, line {first_line}."
    ),
    "measure-without-scale": mark("The measure “{measure}” has no classes, so it cannot be “{found}”."),
    "aim-out-of-range": mark("An aim of {found} is outside what this measure can be."),
    "nothing-known-yet": mark("On this day the programme did not exist yet. Choose a later day."),
    "unknown-edition": mark("“{found}” is not an edition of this programme."),
    "edition-not-concept": mark("“{found}” is adopted, so it is no concept."),
    "edition-exists": mark("There is an edition “{found}” already. Choose another id."),
    "edit-by-hand": mark(
        "Add “{found}” yourself: this file is laid out in a way that is not changed for you."
    ),
    "edition-day-ahead": mark("“{found}” is still to come. An edition is adopted on {today} or before."),
    "edition-before-last": mark("“{found}” is before {last}, which was adopted on {day}."),
    "edition-owed": mark(
        "“{found}” cannot be adopted yet, {count} owed: see “perspectief owed”, or adopt it --with-gaps."
    ),
    "archive-not-json": mark("This archived edition cannot be read. Put the file back as it was written."),
    "figures-made-up": mark(
        "These figures of “{found}” are of people who were made up, and the programme does not say "
        "“made_up: true”: they would pass for real ones. Say so in programme.yaml, or take the figures away."
    ),
    "archive-no-account": mark(
        "This is no archived edition that is known here. Put the file back as it was written."
    ),
    "archive-newer": mark(
        "This was archived by a newer version of perspectief (format {found}, known is {known}). Update it."
    ),
    "archive-no-edition": mark("“{found}” is archived, but is no edition of programme.yaml."),
    "archive-of-concept": mark("“{found}” is a concept. Remove this file, and adopt the edition again."),
    "archive-other-edition": mark("This file is the archive of another edition, “{found}”."),
    "archive-other-day": mark("The edition is of “{found}” in programme.yaml, its archive of {day}."),
    "concept-over-public": mark(
        "“{found}” holds a site for the public, and a concept holds drafts. Choose another place."
    ),
    "site-not-writable": mark("The site cannot be written in “{found}”. {reason}"),
    "output-not-a-folder": mark("“{found}” is not a folder. Choose another place for the site."),
    "output-not-ours": mark(
        "“{found}” holds something other than a site of ours. It is left alone. Choose an empty folder."
    ),
    "another-build": mark("Another build is writing to “{found}”. Wait until it is done."),
    "theme-fetches": mark(
        "The theme fetches something with “{found}”. A theme may only set colours and fonts."
    ),
    "theme-not-tokens": mark(
        "“{found}” is more than a name with a value. A theme is one :root block of tokens."
    ),
    "theme-accent-not-hex": mark("“{found}” is not a colour such as #125458."),
    "logo-unsafe": mark("The logo holds “{found}”, which a picture does not need."),
    "port-in-use": mark("Port {found} is in use. Choose another with --port."),
    "folder-not-empty": mark("The folder “{found}” is not empty. Choose a new one."),
    "several-municipalities": mark("More than one municipality is called “{found}”. Name it by its code."),
    "indicator-numbers": mark(
        "“{found}” is not understood. Write the level now, the aim and a year: “{measure} 4200 3900 {year}”."
    ),
    "same-twice": mark("“{found}” is named twice; once is enough."),
    "unknown-municipality": mark("“{found}” is not a municipality that is known."),
}
OF_FETCHED_AND_QUESTIONS = {
    "bad-answer-hash": mark("An answer is named by the SHA-256 of its bytes, not “{found}”."),
    "contradiction-in-batch": mark("One source says two things of {found} on one day ({rows} rows)."),
    "fetched-file-damaged": mark("This file no longer holds what was written; restore it from a copy."),
    "sql-refused": mark("This question cannot be answered: “{found}”."),
    "sql-one-question": mark("Ask one question at a time; this is {found}."),
    "sql-only-questions": mark(
        "Only questions are answered (SELECT, DESCRIBE …); nothing can be changed: “{found}”."
    ),
}
PROBLEMS = (
    OF_FILES_AND_PROGRAMMES
    | OF_FIGURES_AND_SITES
    | OF_FETCHED_AND_QUESTIONS
    | OF_FORMULAS
    | OF_SOURCES
    | OF_OUTLOOKS
    | OF_TEXTS
    | OF_SPREADSHEETS
    | OF_REGISTERS
    | OF_THE_GATE
    | OF_TAXONOMIES
    | OF_MATCHING
)
