"""The one look at the clock of the work floor; everything else is handed the moment."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from perspectief.publication.words import Words

_HERE = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    """This moment, with its time zone."""
    return datetime.now(UTC)


def day_here(moment: datetime) -> date:
    """The day in the Netherlands on which a moment falls."""
    return moment.astimezone(_HERE).date()


def moment_here(moment: datetime, words: Words) -> str:
    """A moment as people here say it: the day and the time."""
    here = moment.astimezone(_HERE)
    return words.t("{day}, {time}", day=words.day(here.date()), time=here.strftime("%H:%M"))
