"""Texts of the programme and of its owners that were written, changed or went."""

from collections.abc import Iterator, Mapping

from perspectief.account.changes import TextChange, TextChangeKind, TextPart, TextSubject
from perspectief.account.model import Account
from perspectief.ground.text import Text

Key = tuple[TextSubject, str, TextPart, str]
Entry = tuple[Text, Text]  # the title of what it is about, and the text


def text_changes(before: Account, after: Account) -> Iterator[TextChange]:
    """By the texts of `after`, then those that went with something that is still there."""
    old, new = _texts(before), _texts(after)
    was, now = _subjects(before), _subjects(after)
    for key, (title, text) in new.items():
        if key[:2] in was and (key not in old or old[key][1] != text):
            yield _change("changed" if key in old else "written", key, title)
        elif key[:2] not in was and key[3]:
            yield _change("written", key, title)
    for key, (title, _) in old.items():
        if key[:2] in now and key not in new:
            yield _change("gone", key, title)


def _change(kind: TextChangeKind, key: Key, title: Text) -> TextChange:
    return TextChange(kind=kind, subject_kind=key[0], subject=key[1], part=key[2], title=title)


def _subjects(account: Account) -> frozenset[tuple[TextSubject, str]]:
    """What texts can be about; of a subject that came, its own texts are no news of their own."""
    found: set[tuple[TextSubject, str]] = {("programme", "")}
    found |= {("goal", goal.id) for goal in account.goals}
    found |= {("indicator", indicator.id) for indicator in account.indicators}
    found |= {("activity", activity.id) for activity in account.activities}
    return frozenset(found)


def _texts(account: Account) -> Mapping[Key, Entry]:
    """Every text by what it is about, its part, and the edition that it was written for."""
    found = {
        key: (title, text)
        for key, title, text in (*_of_programme(account), *_of_parts(account))
        if text is not None
    }
    titles: dict[tuple[str, str], Text] = {("indicator", each.id): each.title for each in account.indicators}
    titles |= {("activity", each.id): each.title for each in account.activities}
    for written in account.texts:
        title = titles.get((written.subject_kind, written.subject), Text(nl=written.subject))
        key: Key = (written.subject_kind, written.subject, written.section, written.edition)
        found[key] = (title, written.text)
    return found


def _of_programme(account: Account) -> Iterator[tuple[Key, Text, Text | None]]:
    title = account.title
    yield ("programme", "", "title", ""), title, account.title
    yield ("programme", "", "summary", ""), title, account.summary
    yield ("programme", "", "ambition", ""), title, account.ambition
    yield ("programme", "", "vision", ""), title, account.vision.text if account.vision else None


def _of_parts(account: Account) -> Iterator[tuple[Key, Text, Text | None]]:
    for goal in account.goals:
        yield ("goal", goal.id, "title", ""), goal.title, goal.title
        yield ("goal", goal.id, "text", ""), goal.title, goal.text
    for indicator in account.indicators:
        yield ("indicator", indicator.id, "title", ""), indicator.title, indicator.title
        yield ("indicator", indicator.id, "explanation", ""), indicator.title, indicator.explanation
    for activity in account.activities:
        yield ("activity", activity.id, "title", ""), activity.title, activity.title
        yield ("activity", activity.id, "plan", ""), activity.title, activity.plan
        yield ("activity", activity.id, "result", ""), activity.title, activity.result
