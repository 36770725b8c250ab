"""The first sheet: who is asked what, by when, how a number may be written and how to hand it in."""

from perspectief.account.forms import Form
from perspectief.publication.words.marker import mark
from perspectief.publication.words.words import Words

# What may be written, its lowest and highest reading, and what it says: as in docs/figure-files.md.
WAYS: tuple[tuple[str, str, str, str], ...] = (
    ("2.668", "2668", "2668", mark("exactly this")),
    ("1,22%", "1,22", "1,22", mark("in percent")),
    ("ca. 2600", "2550", "2650", mark("about this, by as much as it was rounded")),
    ("ruim 2400", "2400", "2450", mark("a little more")),
    ("bijna 7", "6,5", "7", mark("a little less")),
    ("10-15 ha", "10", "15", mark("between the two, in hectares")),
    ("krap", "", "", mark("a class of the measure's scale")),
    ("nnb", "", "", mark("known not to be there")),
)
FIGURES_ALONE = mark("Fill in the white cells of the sheet “{figures}”. Grey cells are locked.")
FIGURES_AND_TEXTS = mark(
    "Fill in the white cells of the sheets “{figures}” and “{texts}”. Grey cells are locked."
)
STEPS = (
    mark("Write a figure as your document says it. What can be read in two ways is refused."),
    mark("“Published on” is the day on which the figure became known, as 31-12-2022 or 2022-12-31."),
    mark("Leave “{source}” empty if your own office counted it."),
    mark("Where the cells of a period are white you may change them, or fill in another period."),
    mark("Do not move, merge or hide cells, and write no formulas. Leave the sheets as they are."),
    mark("A figure stays a draft until your office releases it; only then does the site show it."),
    mark("Save the file as .xlsx and send it back to whoever gave it to you."),
)


def explanation_rows(form: Form, words: Words) -> list[tuple[str, ...]]:
    """The rows of the sheet; one of a single cell is a sentence, a first cell in capitals a heading."""
    rows: list[tuple[str, ...]] = [
        (words.t("Municipality"), words.text(form.municipality_name)),
        (words.t("Programme"), words.text(form.title)),
        (words.t("For"), words.text(form.owner.name)),
    ]
    if form.edition:
        rows.append((words.t("Edition"), words.text(form.edition.title)))
        if form.edition.texts_due:
            rows.append((words.t("Hand in by"), words.day(form.edition.texts_due)))
    return rows


def step_sentences(form: Form, words: Words) -> list[str]:
    """What to do, in order."""
    names = {
        "figures": words.t("Figures"),
        "texts": words.t("Texts"),
        "source": words.t("Source"),
    }
    first = FIGURES_AND_TEXTS if form.edition else FIGURES_ALONE
    return [words.t(step, **names) for step in (first, *STEPS)]


def way_rows(words: Words) -> list[tuple[str, str, str, str]]:
    """Ways to write a number, with what each says."""
    return [(text, low, high, words.t(meaning)) for text, low, high, meaning in WAYS]
