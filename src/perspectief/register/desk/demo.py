"""The business desk of a made-up town: requests and a survey that nobody brought or answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from django.db import transaction

from perspectief.register.desk.codes import Area, Kind, Law, Level, StepKind, Topic
from perspectief.register.desk.frame import frame
from perspectief.register.desk.models import Answer, Invited, Obstacle, Request, Step, Survey
from perspectief.register.desk.survey import Asked, NewSurvey, start

YEARS = 3
A_MONTH = {Kind.QUESTION: 14, Kind.PERMIT: 9}
MEASURE = "business_climate_grade"
_LAWS = (Law.OW_16_64, Law.OW_16_64, Law.AWB_4_13, Law.AWB_4_13, Law.AWB_3_18)
_RULES = (
    (Area.ENVIRONMENT_PLAN, Level.MUNICIPALITY, "Omgevingsplan: gebruik van gronden"),
    (Area.HOSPITALITY, Level.MUNICIPALITY, "Algemene plaatselijke verordening: terrassen"),
    (Area.OPENING_HOURS, Level.MUNICIPALITY, "Algemene plaatselijke verordening: sluitingstijden"),
    (Area.PARKING, Level.MUNICIPALITY, "Beleidsregel parkeernormen"),
    (Area.NATURE, Level.PROVINCE, "Omgevingsverordening: stikstof"),
    (Area.FIRE_SAFETY, Level.STATE, "Besluit bouwwerken leefomgeving: brandveiligheid"),
    (Area.TENDERING, Level.EU, "Richtlijn overheidsopdrachten"),
)
_ASKED = {
    "climate": ("het ondernemersklimaat", "the business climate"),
    "rules": ("de regels van de gemeente", "the rules of the municipality"),
    "service": ("het ondernemersloket", "the business desk"),
}
QUESTIONS = tuple(
    Asked(name, f"Welk cijfer geeft u {nl}?", f"Which grade do you give {en}?", is_grade=name == "climate")
    for name, (nl, en) in _ASKED.items()
)


@dataclass(slots=True)
class _Rows:
    """What is to be written, before it is."""

    requests: list[Request]
    steps: list[Step]
    obstacles: list[Obstacle]


def fill_desk(seed: int, until: date) -> int:
    """Fill the desk of the open register with what happened up to a day, in one transaction; gives how many.

    The same seed, register and day give the same. Nothing happens where the desk holds anything already.
    """
    with transaction.atomic():
        if Request.objects.exists() or Survey.objects.exists():
            return 0
        rows = _requests(Random(f"desk {seed}"), until)  # noqa: S311 (made-up things, no secret)
        Request.objects.bulk_create(rows.requests)
        Step.objects.bulk_create(rows.steps)
        Obstacle.objects.bulk_create(rows.obstacles)
        _survey(Random(f"survey {seed}"), seed, until)  # noqa: S311 (an invented survey, no secret)
    return len(rows.requests)


def _requests(chance: Random, until: date) -> _Rows:
    numbers = [number for some in frame(until).values() for number in some]
    rows = _Rows([], [], [])
    for day, kind in _days(chance, until):
        request = Request(
            reference=f"DEMO-{'V' if kind is Kind.QUESTION else 'A'}{len(rows.requests) + 1:04}",
            kind=kind,
            topic=chance.choice(list(Topic)),
            law=chance.choice(_LAWS) if kind is Kind.PERMIT else "",
            received_on=day,
            establishment=chance.choice(numbers) if numbers and chance.random() < 0.6 else "",
            recorded_at=_moment(day),
        )
        rows.requests.append(request)
        rows.steps += [step for step in _steps(chance, request, day) if step.on <= until]
        if chance.random() < 0.18:
            area, level, rule = chance.choice(_RULES)
            told = _moment(min(day + timedelta(days=3), until))
            rows.obstacles.append(
                Obstacle(request=request, area=area, level=level, rule=rule, recorded_at=told)
            )
    return rows


def _days(chance: Random, until: date) -> list[tuple[date, Kind]]:
    """When something came in, over the last years, in order."""
    days = 365 * YEARS
    came = [
        (until - timedelta(days=chance.randrange(days)), kind)
        for kind, a_month in A_MONTH.items()
        for _ in range(12 * YEARS * a_month)
    ]
    return sorted(came)


def _steps(chance: Random, request: Request, day: date) -> Iterator[Step]:
    """A question is answered within some weeks; most permits are decided on in time."""
    if request.kind == Kind.QUESTION:
        yield _step(request, StepKind.ANSWERED, day + timedelta(days=int(chance.expovariate(1 / 9))))
        return
    term = 182 if request.law == Law.AWB_3_18 else 56
    if chance.random() < 0.2:
        since = day + timedelta(days=chance.randint(3, 20))
        waited = chance.randint(4, 30)
        yield _step(request, StepKind.SUSPENDED, since)
        yield _step(request, StepKind.RESUMED, since + timedelta(days=waited))
        term += waited
    elif request.law == Law.OW_16_64 and chance.random() < 0.15:
        yield _step(request, StepKind.EXTENDED, day + timedelta(days=50), weeks=6)
        term += 42
    took = int(term * chance.triangular(0.55, 1.25, 0.95))
    ends = (StepKind.GRANTED, StepKind.GRANTED, StepKind.GRANTED, StepKind.REFUSED, StepKind.WITHDRAWN)
    yield _step(request, chance.choice(ends), day + timedelta(days=max(took, 52)))


def _step(request: Request, kind: StepKind, on: date, weeks: int | None = None) -> Step:
    return Step(request=request, kind=kind, on=on, weeks=weeks, recorded_at=_moment(on))


def _survey(chance: Random, seed: int, until: date) -> None:
    """One in the spring before the last day, and a small one that runs then."""
    there = date(until.year if until >= date(until.year, 6, 30) else until.year - 1, 5, 1)
    days = (there, there + timedelta(days=30))
    _asked(chance, NewSurvey(f"demo-{there.year}", QUESTIONS, *days, 60, seed, measure=MEASURE), 0.6)
    days = (until - timedelta(days=12), until + timedelta(days=75))
    _asked(chance, NewSurvey("demo-peiling", QUESTIONS, *days, 30, seed + 1), 0.4)


def _asked(chance: Random, new: NewSurvey, answering: float) -> None:
    """A survey that a share of the sample answered; its questions have no answer of anybody real."""
    there = frame(new.asked_from)
    if sum(map(len, there.values())) < 20:
        return
    made = start(new, there)
    questions = list(made.questions.order_by("id"))
    invited = Invited.objects.filter(stratum__survey=made).order_by("id")
    answered = [each for each in invited if chance.random() < answering]
    day = new.asked_from + timedelta(days=9)
    Answer.objects.bulk_create(
        Answer(invited=each, question=question, value=_grade(chance), given_on=day)
        for each in answered
        for question in questions
    )


def _grade(chance: Random) -> int:
    return min(10, max(1, round(chance.gauss(6.6, 1.4))))


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(9), UTC)
