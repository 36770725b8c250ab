"""The notes under a table, numbered in the order in which cells ask for them."""

from perspectief.account.model import FigureView
from perspectief.ground.text import Language, Text
from perspectief.publication.tables.model import Note
from perspectief.publication.words import Words

PROVISIONAL = "*"


class Notes:
    """Collects the notes of one table; the same text gets the same mark."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._marks: dict[tuple[str, Language], str] = {}

    def mark(self, text: str) -> str:
        """The mark of a note in the language of the table."""
        return self._mark(text, self._words.language)

    def of_text(self, label: str, text: Text) -> str:
        """The mark of a note in the municipality's own words."""
        said = f"{label}: {self._words.text(text)}"
        return self._mark(said, text.language_of(self._words.language))

    def of_figure(self, figure: FigureView, *, disputed: bool) -> tuple[str, ...]:
        """The marks of all that a careful reader has to know of a figure."""
        words, marks = self._words, []
        if figure.status == "P":
            marks.append(self._mark(words.word("observation", "P"), words.language, PROVISIONAL))
        elif figure.status != "A":
            marks.append(self.mark(words.word("observation", figure.status)))
        if figure.origin != "published":
            marks.append(self.mark(words.word("origin", figure.origin)))
        if figure.release == "draft":
            marks.append(self.mark(words.t("draft, not released by its owner")))
        if disputed:
            marks.append(self.mark(words.t("sources that do not agree; all are shown")))
        if figure.assumption:
            marks.append(self.of_text(words.t("Assumption"), figure.assumption))
        return tuple(marks)

    def all(self) -> tuple[Note, ...]:
        """Every note that was asked for, the star first."""
        notes = [Note(mark, text, language) for (text, language), mark in self._marks.items()]
        return tuple(
            sorted(notes, key=lambda note: (note.mark != PROVISIONAL, int(note.mark.strip("*") or 0)))
        )

    def _mark(self, text: str, language: Language, mark: str = "") -> str:
        numbered = sum(each != PROVISIONAL for each in self._marks.values())
        return self._marks.setdefault((text, language), mark or str(numbered + 1))
