"""One line of the programme at a glance: the parts for a table, and one sentence for the ear."""

from dataclasses import dataclass

from perspectief.publication.sentences import standing
from perspectief.publication.sentences.aims import aim
from perspectief.publication.sentences.chances import chance_of_row
from perspectief.publication.sentences.lookup import Case
from perspectief.publication.sentences.statuses import status_word
from perspectief.publication.words import Words


@dataclass(frozen=True, slots=True)
class Row:
    """What stands on a line; `distance` is empty where nothing can be said.

    `upto` says up to when `now` is the last figure, where a later one is known; `chance` how likely the
    target is, where that rests on the latest figure; `why` in a few words why no more can be said.
    """

    title: str
    aim: str
    now: str
    upto: str
    distance: str
    status: str
    sign: str
    sentence: str
    chance: str = ""
    why: str = ""


def row(case: Case, words: Words) -> Row:
    """The line of one target."""
    status = case.target.status
    title = words.text(case.title)
    asked = aim(case.target.version, case.measure, words)
    latest = "–" if status in {"undetermined", "withdrawn"} else standing.now(case, words)
    away = "" if status in {"not_measurable", "undetermined", "withdrawn"} else standing.distance(case, words)
    word = status_word(case.target, words)
    upto = _upto(case, words) if latest != "–" else ""
    known = words.t("last figure {now}", now=latest) if latest != "–" else words.t("no figure")
    chance = chance_of_row(case, words)
    why = _why(case, words)
    said = _spoken(title, (words.t("aim {aim}", aim=asked), known, upto, away, chance, why), word, words)
    return Row(title, asked, latest, upto, away, word, words.sign(status), said, chance, why)


def _why(case: Case, words: Words) -> str:
    """What keeps a target from being judged; empty where the rest of the line says so."""
    if case.target.status == "undecided":
        return words.t("the figures are too rough to tell")
    if case.target.before_baseline:
        return words.t("older than the starting level")
    if case.target.status == "too_early":
        return _one_so_far(case, words)
    return words.listing([words.word("missing", one) for one in case.target.missing])


def _one_so_far(case: Case, words: Words) -> str:
    if case.at_start:
        return words.t("no figure yet since the starting level")
    if case.target.version.baseline:
        return words.t("one figure since the starting level")
    return words.t("one figure so far")


def _upto(case: Case, words: Words) -> str:
    due = words.due(case.target.version.due)
    return words.t("up to {due}", due=due) if case.later else ""


def _spoken(title: str, said: tuple[str, ...], word: str, words: Words) -> str:
    parts = [*said, words.t("status {status}", status=word)]
    return words.sentence(f"{title}: {'; '.join(part for part in parts if part)}")
