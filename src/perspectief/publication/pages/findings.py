"""The audit findings of a programme, grouped by what they are about."""

from collections.abc import Iterator
from dataclasses import dataclass

from perspectief.account.model import Account, Finding
from perspectief.publication.address import Address
from perspectief.publication.pages.frame import home_step, page_of
from perspectief.publication.pages.look import Look
from perspectief.publication.pages.page import PageOf
from perspectief.publication.words.findings import finding_sentence


@dataclass(frozen=True, slots=True)
class Said:
    """A finding in words."""

    weight: str
    norm: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one goal, indicator or other part of the programme."""

    title: str
    address: Address | None
    findings: tuple[Said, ...]


def findings_page(look: Look) -> PageOf:
    """All findings, of the programme first, then by goal and indicator."""
    words = look.words
    found = look.account.findings
    broken = sum(finding.weight != "advice" for finding in found)
    answer = words.t(
        "{broken} and {advice}.",
        broken=words.n("{count} norm is broken", "{count} times a norm is broken", broken),
        advice=words.n(
            "there is {count} piece of advice", "there are {count} pieces of advice", len(found) - broken
        ),
    )
    return page_of(
        look, look.now("findings"), words.t("What auditors would say"), (home_step(look),), answer,
        answer=answer, groups=tuple(groups_of(look)),
    )  # fmt: skip


def groups_of(look: Look) -> Iterator[Group]:
    """Findings by subject: a target counts with its indicator."""
    grouped: dict[tuple[str, str], list[Finding]] = {}
    for finding in look.account.findings:
        grouped.setdefault(_subject(look.account, finding), []).append(finding)
    for (kind, subject), findings in sorted(grouped.items(), key=lambda item: _order(look.account, *item[0])):
        title, address = _name(look, kind, subject)
        said = tuple(Said(f.weight, f.norm, finding_sentence(f, look.words)) for f in findings)
        yield Group(title, address, said)


def _subject(account: Account, finding: Finding) -> tuple[str, str]:
    if finding.subject_kind != "target":
        return finding.subject_kind, finding.subject
    owner = (
        each.id for each in account.indicators for target in each.targets if target.id == finding.subject
    )
    return "indicator", next(owner, finding.subject)


def _order(account: Account, kind: str, subject: str) -> tuple[int, int, str]:
    kinds = ("programme", "edition", "goal", "indicator", "activity")
    ids = [one.id for one in sorted(account.editions, key=lambda one: one.date)]
    ids += [goal.id for goal in account.goals] + [each.id for each in account.indicators]
    ids += [activity.id for activity in account.activities]
    return kinds.index(kind), ids.index(subject) if subject in ids else 0, subject


def _name(look: Look, kind: str, subject: str) -> tuple[str, Address | None]:
    words = look.words
    if kind == "indicator" and subject in look.indicators:
        return words.text(look.indicators[subject].title), look.now("indicator", subject)
    if kind == "goal" and subject in look.goals:
        return words.text(look.goals[subject].title), look.now("goal", subject)
    if kind == "activity" and subject in look.activities:
        return words.text(look.activities[subject].title), look.now("activities")
    if kind == "edition" and subject in look.editions:
        return words.text(look.editions[subject].title), look.now("editions")
    return words.sentence(words.word("subject", kind)).rstrip("."), None
