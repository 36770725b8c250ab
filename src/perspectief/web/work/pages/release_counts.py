"""What the gate would let out of a month, and letting it out."""

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from perspectief.gate.entries import Entry
from perspectief.gate.folder import Done, publish
from perspectief.gate.publish import Refused as Kept
from perspectief.publication.words import Words
from perspectief.publication.words.problem_words import PROBLEMS
from perspectief.register.counting.columns import loaded
from perspectief.register.trail.keys import ring
from perspectief.web.leaving import installation_of
from perspectief.web.work import countwords
from perspectief.web.work.asked import Asked
from perspectief.web.work.counted import end_of, month_of
from perspectief.web.work.environment import installation
from perspectief.web.work.look import page


@dataclass(frozen=True, slots=True)
class Told:
    """One number that leaves, and how."""

    count: str
    day: str
    number: str
    how: str


def release(asked: Asked) -> HttpResponse:
    """First only what would leave; then, where it is still the same, it leaves as draft figures."""
    given = asked.request.POST if asked.writes else asked.request.GET
    month = month_of(given.get("month", ""), asked.today)
    would = _run(asked, given.get("month", ""), dry_run=True)
    mark = _mark(would)
    if asked.writes and given.get("mark") == mark:
        ring()  # nothing leaves that the trail could not tell of
        _run(asked, given.get("month", ""), dry_run=False)
        return HttpResponseRedirect(f"{reverse('release-counts')}?month={month:%Y-%m}&saved=1")
    values = {
        "month": month,
        "told": [told for entry in would.plan.entries for told in _told(entry, asked.words)],
        "kept": [(kept.asked.definition.id, _why(kept, asked.words)) for kept in would.plan.refused],
        "standing": would.plan.standing,
        "mark": mark,
        "last": would.ledger.last,
        "changed": asked.writes,
        "saved": asked.request.GET.get("saved") == "1",
    }
    status = 409 if asked.writes else 200
    return page(asked, "release_counts.html", asked.words.t("What may leave"), values, status)


def _run(asked: Asked, month: str, *, dry_run: bool) -> Done:
    first = month_of(month, asked.today)
    where, on = installation_of(installation().folder), asked.today
    return publish(where, loaded(), first, min(end_of(first), on), on, dry_run=dry_run)


def _mark(would: Done) -> str:
    """What the log would end with: another one when anything was counted or left otherwise meanwhile."""
    return would.ledger.last


def _told(entry: Entry, words: Words) -> list[Told]:
    """What one line of the log tells; of a share the whole goes first."""
    return [
        Told(
            entry.definition,
            words.day(one.subject.end),
            countwords.said(said, words),
            countwords.rule(said, words),
        )
        for one in entry.publications
        for said in one.said
    ]


def _why(kept: Kept, words: Words) -> str:
    earlier = words.listing([str(number) for number in kept.refusal.earlier]) or "–"
    found = kept.asked.definition.id
    return words.t(PROBLEMS[kept.refusal.code], found=found, day=words.day(kept.day), earlier=earlier)
