"""What is wrong with a source, its answers or the settings for it, one sentence for each code."""

from perspectief.publication.words.marker import mark

OF_SOURCES = {
    "shape-file-damaged": mark(
        "This file says how the table “{found}” looked and cannot be read. Restore it from a copy, or remove"
        " it: the next refresh takes the table as it finds it."
    ),
    "code-not-in-table": mark(
        "The table {table} has no code “{found}”. Look the code up at the source and correct it in"
        " measures.yaml."
    ),
    "refresh-running": mark("Another refresh of this folder is running. Wait until it is done."),
    "table-not-needed": mark("No measure of this programme comes from a table “{found}”."),
    "answer-damaged": mark("This answer no longer holds what came; restore it from a copy."),
    "answer-cut-off": mark(
        "The answer to {found} broke off each of {tries} times ({reason}). Nothing of it was used; try again"
        " later."
    ),
    "answer-too-large": mark(
        "The answer to {found} is larger than {limit} bytes and was not read further. The address may be"
        " wrong."
    ),
    "source-not-https": mark("“{found}” is not read: figures are fetched over https only."),
    "source-silent": mark(
        "There was no answer to {found} in {tries} tries ({reason}). Is this computer connected? Try again"
        " later."
    ),
    "source-busy": mark(
        "The source is too busy to answer {found} (status {reason}). Wait at least {wait} seconds and try"
        " again."
    ),
    "source-fault": mark("The source made a fault at {found} (status {reason}). Try again later."),
    "source-refuses": mark("The source refuses {found} (status {status}). Does the table still exist?"),
    "source-moved": mark("The source sends {found} on to “{to}”, which is another place. Look it up there."),
    "source-not-trusted": mark(
        "The certificate of this source is not trusted, so nothing was read: {reason}. On a network that"
        " signs its own traffic, set SSL_CERT_FILE to its certificates."
    ),
    "answer-not-json": mark(
        "This answer is no table but begins with “{found}”. The service may be down for upkeep; try again"
        " later."
    ),
    "answer-other-form": mark(
        "This answer has another form than it should: “{found}” is missing or is not what it should be."
        " Nothing was taken in."
    ),
    "answer-incomplete": mark(
        "The source says that there are {expected} figures and gave {found}. Nothing was taken in; try again"
        " later."
    ),
    "answer-doubled": mark(
        "The source gave figure {found} twice, so a page was repeated. Nothing was taken in; try again later."
    ),
    "page-elsewhere": mark("The source goes on at “{found}”, which is no next page. Nothing was taken in."),
    "cell-not-chosen": mark(
        "The table has a dimension “{found}”, and the measure {measure} does not say which of its codes is"
        " meant. Add it under fetch: cells in measures.yaml."
    ),
    "dimension-not-there": mark(
        "The measure {measure} names a dimension “{found}” that the table does not have."
    ),
    "unit-of-source-differs": mark(
        "The source gives this measure in “{found}”, and measures.yaml says “{unit}”. Correct the unit or the"
        " code."
    ),
    "unknown-source": mark("There is no source “{found}”. Describe it in sources.yaml."),
    "source-without-place": mark(
        "It is not known where the source “{found}” is. Give its url, or a file, in sources.yaml."
    ),
    "source-without-kind": mark(
        "The source “{found}” is not built in, so it has to say its kind: cbs_odata4, cbs_odata3, swing or"
        " table."
    ),
    "duplicate-source": mark("The source “{found}” stands here twice."),
    "two-places": mark("The source “{found}” has a url and a file. Choose one."),
    "cell-not-number": mark("“{found}” is no number. See decimal and missing under layout in sources.yaml."),
    "cell-not-period": mark("“{found}” is no period of the length that the measure has (frequency)."),
    "region-not-known": mark(
        "“{found}” is no region that is known. Give its code under layout: regions in sources.yaml."
    ),
    "column-missing": mark("The table has no column “{found}”."),
    "table-not-text": mark("This is no table of text: save it as CSV in UTF-8, or as .xlsx."),
    "sheet-missing": mark("The workbook has no sheet “{found}”."),
}
