"""The hidden sheet of a form: for whom it is, what its words stand for, and its texts as handed out."""

from collections.abc import Mapping

from openpyxl.worksheet.worksheet import Worksheet

from perspectief.account.forms import Form
from perspectief.account.forms.layout import COLUMNS, FORMAT, HIDDEN_SHEET, fingerprint
from perspectief.publication.words.words import Words
from perspectief.publication.workbook.headers import HEADERS

Lists = Mapping[str, Mapping[str, str]]


def remember(sheet: Worksheet, form: Form, names: Mapping[str, str], lists: Lists, words: Words) -> None:
    """Fill the sheet; `names` are those of the other sheets by role."""
    for name, fact in _facts(form, words).items():
        sheet.append([name, fact])
    for role, name in names.items():
        sheet.append(["sheet", role, name])
    for role, headers in HEADERS.items():
        for column in COLUMNS[role]:
            sheet.append(["column", role, column, words.t(headers[column])])
    for column, code, word in _listed(lists):
        sheet.append(["word", column, code, word])
    for row in form.texts:
        sheet.append(["text", row.about, row.section, fingerprint(row.nl), fingerprint(row.en)])
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True


def ranges_of(sheet: Worksheet, lists: Lists) -> dict[str, str]:
    """Where the words of each list stand in the sheet, for a cell that offers them."""
    rows: dict[str, list[int]] = {column: [] for column in lists}
    for number, (what, column) in enumerate(sheet.iter_rows(max_col=2, values_only=True), start=1):
        if what == "word":
            rows[str(column)].append(number)
    return {column: f"'{HIDDEN_SHEET}'!$D${found[0]}:$D${found[-1]}" for column, found in rows.items()}


def _facts(form: Form, words: Words) -> dict[str, str]:
    return {
        "format": FORMAT,
        "municipality": form.municipality,
        "owner": form.owner.id,
        "edition": form.edition.id if form.edition else "",
        "language": words.language,
    }


def _listed(lists: Lists) -> list[tuple[str, str, str]]:
    return [(column, code, word) for column, choices in lists.items() for code, word in choices.items()]
