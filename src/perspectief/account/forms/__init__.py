"""What an office is asked for an edition, and what it handed in: figures and texts in one workbook."""

from perspectief.account.forms.compared import Compared, Level, compared
from perspectief.account.forms.form import FigureRow, Form, TextRow, form_for
from perspectief.account.forms.handed_in import HandedIn, apply, read_form
from perspectief.account.forms.text_rows import TextChange

__all__ = [
    "Compared",
    "FigureRow",
    "Form",
    "HandedIn",
    "Level",
    "TextChange",
    "TextRow",
    "apply",
    "compared",
    "form_for",
    "read_form",
]
