"""Every code that only `facts` gives; a test elsewhere holds that each has words in two languages.

The codes for files, YAML and plain values that `facts` gives too are those of `ground.codes`.
"""

NUMBER_CODES: tuple[str, ...] = (
    "nothing-written",
    "text-too-long",
    "number-unreadable",
    "number-ambiguous",
    "number-english",
    "number-is-a-date",
    "number-in-words",
    "number-too-big",
    "number-too-precise",
    "range-upside-down",
    "moment-unreadable",
)
CATALOGUE_CODES: tuple[str, ...] = (
    "duplicate-measure",
    "unknown-unit",
    "scale-out-of-order",
    "duplicate-class",
    "minimum-above-maximum",
)
FORMULA_CODES: tuple[str, ...] = (
    "formula-unexpected",
    "formula-incomplete",
    "formula-number",
    "formula-months",
    "formula-unknown-function",
    "formula-too-deep",
    "formula-divides-by-zero",
    "formula-without-measure",
    "formula-unknown-measure",
    "formula-ring",
    "formula-units-differ",
    "formula-other-unit",
    "formula-other-base",
)
REGION_CODES: tuple[str, ...] = ("region-not-in-year",)
TABLE_CODES: tuple[str, ...] = (
    "table-empty",
    "unknown-column",
    "missing-column",
    "duplicate-column",
    "too-many-fields",
    "too-few-fields",
    "quote-never-closed",
    "quote-malformed",
    "bad-file-name",
)
FIGURE_CODES: tuple[str, ...] = (
    "unknown-measure",
    "unknown-region",
    "missing-cell",
    "missing-start",
    "missing-end",
    "figure-says-nothing",
    "text-disagrees",
    "text-unit-differs",
    "fraction-of-a-count",
    "unit-differs",
    "counted-differs",
    "published-before-period",
    "class-not-on-scale",
    "outside-measure",
    "duplicate-figure",
    "contradiction-same-source",
)
FOLDER_CODES: tuple[str, ...] = ("too-many-figures",)
FACT_CODES: tuple[str, ...] = (
    *NUMBER_CODES,
    *CATALOGUE_CODES,
    *FORMULA_CODES,
    *REGION_CODES,
    *TABLE_CODES,
    *FIGURE_CODES,
    *FOLDER_CODES,
)
# Of `ground.codes`, those that checks of `facts` give themselves.
SHARED_CODES: tuple[str, ...] = (
    "not-a-date",
    "date-does-not-exist",
    "end-before-start",
    "interval-reversed",
    "outside-interval",
    "ambiguous-number",
    "not-a-number",
    "out-of-range",
    "not-one-of",
    "bad-url",
)
