"""English words for what is done with employers; the Dutch stands in the catalogue of messages."""

from collections.abc import Mapping
from datetime import date

from perspectief.publication.words import Words
from perspectief.publication.words.marker import mark, marks
from perspectief.register.codes import Channel, Contract, EmployerOutcome, Subsidy, WorkDemand
from perspectief.register.floor.employers import EmployerNeed, EmployerWhy
from perspectief.web.work.needwords import when

CHANNEL = {
    Channel.PHONE: mark("By telephone"),
    Channel.VISIT: mark("A visit"),
    Channel.MESSAGE: mark("A message"),
}
OUTCOME = {
    EmployerOutcome.TALK_GOES_ON: mark("We speak further"),
    EmployerOutcome.VACANCY: mark("A vacancy"),
    EmployerOutcome.PLACEMENT: mark("A placement"),
    EmployerOutcome.NO_NEED: mark("No need at present"),
    EmployerOutcome.NOT_REACHED: mark("Nobody reached"),
}
NEED = {
    EmployerWhy.CONTACT_DUE: mark("Speak again"),
    EmployerWhy.VACANCY_LONG_OPEN: mark("Vacancy long open"),
    EmployerWhy.TRIAL_ENDS: mark("A trial placement ends"),
    EmployerWhy.SUBSIDY_ENDS: mark("A wage subsidy ends"),
    EmployerWhy.SOCIAL_RETURN_ENDS: mark("An agreement on social return ends"),
}
PLACED = {
    Subsidy.STATUTORY: mark("Wage subsidy"),
    Subsidy.FORFAITAIR: mark("Wage subsidy (flat rate)"),
    Subsidy.TEMPORARY: mark("Temporary wage subsidy"),
    Subsidy.SHELTERED: mark("Sheltered work"),
}
DEMAND = {
    WorkDemand.LIFTING: mark("lifting"),
    WorkDemand.STANDING: mark("standing for long"),
    WorkDemand.WALKING: mark("walking much"),
    WorkDemand.SITTING: mark("sitting for long"),
    WorkDemand.KNEELING: mark("kneeling"),
    WorkDemand.HEIGHTS: mark("working at heights"),
    WorkDemand.OUTDOORS: mark("working outdoors"),
    WorkDemand.NOISE: mark("noise"),
    WorkDemand.DUST: mark("dust"),
    WorkDemand.PACE: mark("a high pace"),
    WorkDemand.SHIFTS: mark("shifts"),
    WorkDemand.NIGHTS: mark("nights"),
    WorkDemand.WEEKENDS: mark("weekends"),
    WorkDemand.ALONE: mark("working alone"),
    WorkDemand.CUSTOMERS: mark("customers"),
    WorkDemand.SCREEN: mark("screens"),
    WorkDemand.DRIVING: mark("driving"),
    WorkDemand.READING: mark("reading much"),
    WorkDemand.SPEAKING: mark("speaking much"),
}
TRIAL = mark("Trial placement")
_ENDED = marks("ended one day ago", "ended {count} days ago")
_OPEN = marks("open for one day", "open for {count} days")


def hours(least: int | None, most: int | None, words: Words) -> str:
    """Hours a week: one number, or from the least to the most; empty where nothing is known."""
    known = [each for each in (least, most) if each is not None]
    if len(set(known)) == 2:
        return words.t("{least} to {most} hours a week", least=known[0], most=known[1])
    return words.n("one hour a week", "{count} hours a week", known[0]) if known else ""


def placed(contract: str, subsidy: str, words: Words) -> str:
    """What a placement is: a trial, or under which subsidy."""
    if contract == Contract.TRIAL:
        return words.t(TRIAL)
    return words.t(PLACED[Subsidy(subsidy)])


def demands(codes: tuple[str, ...], words: Words) -> str:
    """What the job may not ask, in words."""
    return words.listing([words.t(DEMAND[WorkDemand(code)]) for code in codes])


def need_more(need: EmployerNeed, words: Words) -> str:
    """What a need is about beyond its reason; a title or a reference as it stands."""
    tables: Mapping[EmployerWhy, Mapping[str, str]] = {
        EmployerWhy.CONTACT_DUE: {str(code): said for code, said in OUTCOME.items()},
        EmployerWhy.SUBSIDY_ENDS: {str(code): said for code, said in PLACED.items()},
        EmployerWhy.TRIAL_ENDS: {},
    }
    if need.why in tables:
        said = tables[need.why].get(need.what)
        return words.t(said) if said else ""
    return need.what


def need_when(need: EmployerNeed, today: date, words: Words) -> str:
    """When, seen from today: what ended by itself is not late, and a vacancy is open for so long."""
    days = (today - need.by).days
    if need.why is EmployerWhy.VACANCY_LONG_OPEN:
        return words.n(*_OPEN, max(days, 1))
    if days > 0 and need.why is not EmployerWhy.CONTACT_DUE:
        return words.n(*_ENDED, days)
    return when(need.by, today, words)
