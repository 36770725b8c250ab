"""What is wrong with published classifications and lists of titles, for each code of a problem."""

from perspectief.publication.words.marker import mark

OF_TAXONOMIES = {
    "sheet-empty": mark("This table holds no rows. The first line names the columns, the others are rows."),
    "sheet-row-length": mark("This row has {found} fields, and the first line names {expected} columns."),
    "sheet-bad-quotes": mark(
        "The quotation marks in this row do not pair. A mark within a quoted field is written twice."
    ),
    "sheet-not-gzip": mark("The name ends in .gz, but this is no whole gzip file. Fetch it again."),
    "titles-no-column": mark("No column is called title, functie or beroep. Say with --column which it is."),
    "titles-no-such-column": mark("There is no column “{found}”."),
    "taxonomy-unknown-file": mark(
        "Nobody knows a published file with these columns ({found}). Leave it out, or see docs/taxonomy.md."
    ),
    "taxonomy-no-language": mark(
        "The name of this file does not tell the language of its words. Let it end in _nl.csv or _en.csv."
    ),
    "taxonomy-other-language": mark("Only Dutch (nl) and English (en) are read, and this file is “{found}”."),
    "taxonomy-no-occupations": mark(
        "No file holds occupations. Of ESCO, occupations_nl.csv is needed at the least."
    ),
    "taxonomy-field-empty": mark("“{path}” is empty, and it is needed."),
    "taxonomy-twice": mark("The occupation “{found}” stands here again, with another name."),
    "taxonomy-bad-isco": mark("“{found}” is no code of ISCO-08: those have one to four digits."),
    "taxonomy-bad-brc": mark("“{found}” is no code of BRC 2014: those are digits."),
    "taxonomy-bad-link": mark("“{found}” belongs here as essential or optional."),
    "taxonomy-bad-relation": mark(
        "“{found}” is no relation: exactMatch, closeMatch, narrowMatch or broadMatch."
    ),
    "taxonomy-no-matches": mark(
        "No line of this file matches an occupation of CompetentNL with one of ESCO."
    ),
    "taxonomy-not-ours": mark(
        "This is no taxonomy that perspectief taxonomy import wrote, or of an older version. Import it again."
    ),
}
