"""Every code that a `Problem` of `ground` or `programme` can carry; each has words in two languages."""

from typing import Literal, get_args

FileCode = Literal[
    "folder-missing",
    "file-missing",
    "file-unreadable",
    "not-a-file",
    "not-a-folder",
    "outside-folder",  # a link that leads out of the folder
    "file-too-large",
    "line-too-long",
    "not-utf8",
    "control-character",
    "not-writable",
]
YamlCode = Literal[
    "yaml-empty",
    "yaml-several-documents",
    "yaml-not-a-mapping",
    "yaml-too-deep",
    "yaml-too-much",
    "yaml-anchor",  # anchors, aliases and merge keys
    "yaml-tag",
    "yaml-tab",
    "yaml-colon-missing",
    "yaml-colon-in-text",
    "yaml-quote-open",
    "yaml-bracket-open",
    "yaml-escape",
    "yaml-character",
    "yaml-indentation",
    "yaml-syntax",
    "duplicate-key",
]
ValueCode = Literal[
    "unknown-key",
    "missing-key",
    "empty-value",
    "not-text",
    "not-a-list",
    "not-a-mapping",
    "not-a-number",
    "not-a-whole-number",
    "not-true-or-false",
    "not-a-date",
    "date-does-not-exist",
    "not-one-of",
    "ambiguous-number",
    "out-of-range",
    "too-long",
    "too-short",
    "bad-id",
    "bad-url",
    "bad-region-code",
    "bad-form",
    "bad-value",
    "more-problems",  # from here on there are more of a kind than anybody reads
]
ConsistencyCode = Literal[
    "duplicate-id",
    "duplicate-value",
    "unknown-reference",
    "goal-cycle",
    "goal-too-deep",
    "since-before-goal",
    "no-aim",
    "several-aims",
    "no-origin",  # a version with no `edition` or `reported`, a cost with no `edition` or `source`
    "two-origins",
    "versions-out-of-order",
    "target-before-baseline",
    "baseline-not-since",
    "outside-interval",
    "interval-reversed",
    "end-before-start",
    "age-reversed",
    "milestone-of-itself",
    "milestone-after-target",
    "count-without-ground",  # neither adopted somewhere nor marked as an assumption
    "count-key-unused",
    "count-year-off",
    "count-persons-only",
]
TextCode = Literal[
    "unknown-edition",
    "unknown-text-folder",  # neither `indicators` nor `activities`
    "unknown-subject",
    "text-out-of-place",  # a file where folders belong
    "not-a-text-file",
    "unknown-heading",
    "duplicate-heading",
    "text-before-heading",
    "section-empty",
    "text-empty",
    "missing-section",
    "english-without-dutch",
    "image-in-text",
    "link-not-allowed",
    "html-in-text",  # a remark: it is shown as text
    "front-matter-missing",
    "bad-about",
    "answered-before-asked",
]
ProblemCode = FileCode | YamlCode | ValueCode | ConsistencyCode | TextCode

PROBLEM_CODES: tuple[str, ...] = (
    *get_args(FileCode),
    *get_args(YamlCode),
    *get_args(ValueCode),
    *get_args(ConsistencyCode),
    *get_args(TextCode),
)
