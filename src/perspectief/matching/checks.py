"""What cannot be so in a profile or a vacancy, whatever it was read from: each fault with its field."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from perspectief.ground.near import nearest
from perspectief.matching.codes import LANGUAGE_LEVELS, LANGUAGES, WORK_LEVELS
from perspectief.matching.frame import Frame
from perspectief.matching.profile import Profile
from perspectief.matching.vacancy import MOST_OCCUPATIONS, Vacancy

MOST_HOURS = 80.0
MOST_EUROS = 300.0
MOST_KM = 400.0
MOST_MINUTES = 600.0
MOST_POSITIONS = 10_000
FIRST_YEAR, LAST_YEAR = 1990, 2070
CODES = (
    "match-postcode",
    "match-hours-upside-down",
    "match-number-beyond",
    "match-day-beyond",
    "match-no-occupation",
    "match-many-occupations",
    "match-occupation",
    "match-language",
    "match-level",
    "match-no-reference",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that cannot be so: a code, the field it stands in, what was found and what would do."""

    code: str
    field: str
    found: str = ""
    allowed: tuple[str, ...] = ()
    suggestion: str = ""


def profile_faults(profile: Profile, frame: Frame) -> tuple[Fault, ...]:
    """Everything in a profile that cannot be so."""
    return (
        *_reference(profile.reference),
        *_postcode(profile.postcode, frame),
        *_number("most_km", profile.most_km, 0, MOST_KM),
        *_number("most_minutes", profile.most_minutes, 0, MOST_MINUTES),
        *_number("pay_from", profile.pay_from, 0, MOST_EUROS),
        *_hours(profile.hours_from, profile.hours_to),
        *_day("available", profile.available),
        *_level(profile.level),
        *_languages(profile.languages),
        *_occupations("occupations", profile.occupations, frame),
        *_occupations("done", profile.done, frame),
        *_occupations("refused", profile.refused, frame),
    )


def vacancy_faults(vacancy: Vacancy, frame: Frame) -> tuple[Fault, ...]:
    """Everything in a vacancy that cannot be so."""
    return (
        *_reference(vacancy.reference),
        *_postcode(vacancy.postcode, frame),
        *_number("positions", vacancy.positions, 1, MOST_POSITIONS),
        *_number("pay_to", vacancy.pay_to, 0, MOST_EUROS),
        *_hours(vacancy.hours_from, vacancy.hours_to),
        *_day("start_by", vacancy.start_by),
        *_level(vacancy.level),
        *_languages(vacancy.languages),
        *_how_many(vacancy.occupations),
        *_occupations("occupations", vacancy.occupations, frame),
    )


def _reference(reference: str) -> Iterator[Fault]:
    if not reference.strip():
        yield Fault("match-no-reference", "reference")


def _postcode(postcode: str | None, frame: Frame) -> Iterator[Fault]:
    if postcode is not None and frame.places.index_of(postcode) is None:
        yield Fault("match-postcode", "postcode", postcode)


def _number(field: str, value: float | None, low: float, high: float) -> Iterator[Fault]:
    """NaN and infinities are beyond any range."""
    if value is not None and not (math.isfinite(value) and low <= value <= high):
        yield Fault("match-number-beyond", field, f"{value:g}", (f"{low:g}", f"{high:g}"))


def _hours(first: float | None, last: float | None) -> Iterator[Fault]:
    beyond = [*_number("hours_from", first, 0, MOST_HOURS), *_number("hours_to", last, 0.25, MOST_HOURS)]
    yield from beyond
    if not beyond and first is not None and last is not None and first > last:
        yield Fault("match-hours-upside-down", "hours_from", f"{first:g}", (), f"{last:g}")


def _day(field: str, day: object) -> Iterator[Fault]:
    year = getattr(day, "year", None)
    if year is not None and not FIRST_YEAR <= year < LAST_YEAR:
        yield Fault("match-day-beyond", field, str(day), (str(FIRST_YEAR), str(LAST_YEAR)))


def _level(level: int | None) -> Iterator[Fault]:
    if level is not None and level not in WORK_LEVELS:
        yield Fault("match-level", "level", str(level), tuple(map(str, WORK_LEVELS)))


def _languages(languages: Mapping[str, tuple[int | None, int | None]]) -> Iterator[Fault]:
    for language, levels in languages.items():
        if language not in LANGUAGES:
            yield Fault("match-language", "languages", language, LANGUAGES, nearest(language, LANGUAGES))
        for level in levels:
            if level is not None and level not in LANGUAGE_LEVELS:
                yield Fault("match-level", "languages", str(level), tuple(map(str, LANGUAGE_LEVELS)))


def _how_many(occupations: tuple[str, ...]) -> Iterator[Fault]:
    if not occupations:
        yield Fault("match-no-occupation", "occupations")
    elif len(occupations) > MOST_OCCUPATIONS:
        yield Fault("match-many-occupations", "occupations", str(len(occupations)), (str(MOST_OCCUPATIONS),))


def _occupations(field: str, occupations: tuple[str, ...], frame: Frame) -> Iterator[Fault]:
    for occupation in occupations:
        if frame.occupation(occupation) is None:
            suggestion = nearest(occupation, frame.occupations)
            yield Fault("match-occupation", field, occupation, (), suggestion)
