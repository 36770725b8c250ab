"""Every code that reading a spreadsheet gives; each has words in two languages."""

SHEET_CODES: tuple[str, ...] = (
    "sheet-file-empty",
    "sheet-file-old",  # .xls of before 2007
    "sheet-file-password",
    "sheet-file-is-text",  # a CSV that was given the name of a workbook
    "sheet-file-other",  # some other kind of file
    "sheet-file-damaged",
    "sheet-file-packed",  # unpacks to more than anybody writes
    "sheet-file-entities",
    "sheet-macros",
    "sheet-links-out",
    "sheet-too-many-cells",
    "cell-formula",
    "cell-error",
    "cell-boolean",
    "cell-date",
    "cell-number-as-date",
    "cell-merged",
)
