"""One language's words: sentences, numbers with their unit, days and periods."""

import gettext
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from perspectief.publication.words import amounts, codes, dates, numbers

if TYPE_CHECKING:  # models are slow to load, and a command that only says something must start at once
    from perspectief.account.model import FigureView, Interval, Measure, ScaleClass
    from perspectief.ground.text import Language, Text

DOMAIN = "perspectief"
LOCALE = Path(__file__).parent / "locale"


@lru_cache(maxsize=4)
def _translations(language: "Language") -> gettext.NullTranslations:
    if language == "en":  # the language of the source
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, LOCALE, [language])


class _Params(dict[str, object]):
    """Values of a sentence; one that is absent leaves a gap that a person can read over."""

    def __missing__(self, key: str) -> str:
        return "…"


@dataclass(frozen=True, slots=True)
class Words:
    """All that is said in one language. English sentences are the keys of the catalogue of messages.

    Templates call `t("Sentence with {name}", name=...)`; the values are put in as they are, so a
    template escapes the result and not the parts.
    """

    language: "Language"

    def t(self, msgid: str, **params: object) -> str:
        """The sentence in this language, with its values filled in."""
        sentence = _translations(self.language).gettext(msgid)
        return sentence.format_map(_Params(params)) if "{" in sentence else sentence

    def n(self, singular: str, plural: str, count: int, **params: object) -> str:
        """The sentence for `count` things; `{count}` stands for the number as it is written."""
        sentence = _translations(self.language).ngettext(singular, plural, count)
        return sentence.format_map(_Params({"count": self.number(count), **params}))

    def word(self, group: str, code: str) -> str:
        """The word for a code: `group` is a key of `codes.GROUPS` ("status", "kind", "norm", ...)."""
        return self.t(codes.GROUPS[group][code])

    def sign(self, status: str) -> str:
        """The sign that stands beside the word of a target's status."""
        return codes.STATUS_SIGN[status]

    def text(self, text: "Text | None") -> str:
        """The municipality's own words in this language, or in Dutch where there is no translation."""
        return text.within(self.language) if text else ""

    def listing(self, items: tuple[str, ...] | list[str]) -> str:
        """ "a, b and c"."""
        if len(items) < 2:
            return "".join(items)
        return self.t("{items} and {last}", items=", ".join(items[:-1]), last=items[-1])

    def sentence(self, text: str) -> str:
        """`text` with a capital and a full stop."""
        text = "Eén" + text[3:] if text.startswith("één") else text[:1].upper() + text[1:]
        return text if text.endswith((".", "?", "!")) else f"{text}."

    # Numbers

    def number(self, value: float, decimals: int | None = None) -> str:
        """ "2.372" or "2,372"; `decimals` None gives as many as the value has."""
        return numbers.written(value, decimals, self.language)

    def roughly(self, value: float) -> str:
        """The number at two significant digits: "12", "0,25"."""
        return self.number(numbers.roughly(value))

    def interval(self, low: float | None, high: float | None, decimals: int | None = None) -> str:
        """ "2.550 tot 2.650", "meer dan 4", "minder dan 4", or one number where both ends agree."""
        return amounts.interval(self, low, high, decimals)

    def amount(self, value: "float | Interval | ScaleClass | None", measure: "Measure") -> str:
        """A value of a measure with its unit: "2.372", "1,22 %", "krap", "cijfer 6,9", "€ 1,2 mln"."""
        return amounts.amount(self, value, measure)

    def figure(self, figure: "FigureView", measure: "Measure") -> str:
        """What a figure says: a number, an interval, a class, or that it is absent."""
        return amounts.figure(self, figure, measure)

    def classes(self, low: float | None, high: float | None, measure: "Measure") -> str:
        """The names of the classes that a range touches: "krap of zeer krap"; empty where there are none."""
        return amounts.classes(self, low, high, measure)

    def between(self, low: float, high: float, measure: "Measure") -> str:
        """ "tussen 2.400 en 2.450", "een cijfer tussen 6,75 en 7"."""
        return amounts.between(self, low, high, measure)

    def money(self, euro: float) -> str:
        """ "€ 1,2 mln", "€ 350.000"."""
        return amounts.money(self, euro)

    # Days

    def month(self, day: date) -> str:
        """ "november 2022"."""
        return f"{self.t(dates.MONTHS[day.month - 1])} {day.year}"

    def day(self, day: date, precision: str = "day") -> str:
        """ "31 december 2022", "november 2022" or "2019", as precisely as the day is known."""
        if precision == "year":
            return str(day.year)
        if precision == "month":
            return self.month(day)
        written = f"{day.day} {self.month(day)}"
        return self.t("about {day}", day=written) if precision == "assumed" else written

    def day_short(self, day: date, precision: str = "day") -> str:
        """ "31-12-2022" or "31 Dec 2022"; "nov 2022"; "2022": for tables and charts."""
        if precision == "year":
            return str(day.year)
        if precision == "month":
            return f"{self.short_month(day)} {day.year}"
        if self.language == "nl":
            return f"{day.day}-{day.month}-{day.year}"
        return f"{day.day} {self.short_month(day)} {day.year}"

    def short_month(self, day: date) -> str:
        """ "nov"."""
        return self.t(dates.SHORT_MONTHS[day.month - 1]).removesuffix(" (short)")

    def due(self, day: date) -> str:
        """ "eind 2022", "eind juni 2022" or the day itself: when a target has to be reached."""
        if (day.month, day.day) == (12, 31):
            return self.t("the end of {period}", period=day.year)
        if dates.ends_month(day):
            return self.t("the end of {period}", period=self.month(day))
        return self.day(day)

    def period(self, start: date, end: date) -> str:
        """A reference period, both ends included, in the fewest words that say it exactly."""
        if start == end:
            return self.day(start)
        months = dates.whole_months(start, end)
        if months and (part := dates.part_of_year(start, months)):
            return self._part(start, *part)
        if months:
            return self._months(start, end)
        return self.t("{start} to {end}", start=self._start_of_range(start, end), end=self.day(end))

    def period_short(self, start: date, end: date) -> str:
        """A reference period in little room: "nov 2022", "kw 2 2022", "2022", "1-11-2022"."""
        if start == end:
            return self.day_short(start)
        months = dates.whole_months(start, end)
        part = dates.part_of_year(start, months) if months else None
        if part and part[0] == "year":
            return str(start.year)
        if part and part[0] == "quarter":
            return self.t("Q{number} {year}", number=part[1] + 1, year=start.year)
        return self._span_short(start, end)

    def _span_short(self, start: date, end: date) -> str:
        if (start.year, start.month) == (end.year, end.month):
            return self.day_short(end, "month")
        if start.year == end.year:
            return f"{self.short_month(start)}-{self.day_short(end, 'month')}"
        if dates.whole_months(start, end) and start.month == 1 and end.month == 12:
            return f"{start.year}-{end.year}"
        return f"{self.day_short(start, 'month')}-{self.day_short(end, 'month')}"

    def _part(self, start: date, sort: str, number: int) -> str:
        if sort == "year":
            return str(start.year)
        if sort == "month":
            return self.month(start)
        table = dates.QUARTERS if sort == "quarter" else dates.HALVES
        return self.t(table[number], year=start.year)

    def _months(self, start: date, end: date) -> str:
        if start.month == 1 and end.month == 12:
            return self.t("{start} to {end}", start=start.year, end=end.year)
        first = self.t(dates.MONTHS[start.month - 1]) if start.year == end.year else self.month(start)
        return self.t("{start} to {end}", start=first, end=self.month(end))

    def _start_of_range(self, start: date, end: date) -> str:
        if (start.year, start.month) == (end.year, end.month):
            return str(start.day)
        if start.year == end.year:
            return f"{start.day} {self.t(dates.MONTHS[start.month - 1])}"
        return self.day(start)
