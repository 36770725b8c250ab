"""schema.org JobPosting (JSON-LD) as vacancies: what such a posting says, and no more.

Source: schema.org/JobPosting. Occupations come from `occupationalCategory` where it holds codes or names
that the frame knows, else from what `link` makes of the title. The text of a posting is not read.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from perspectief.ground.day_field import day_of
from perspectief.matching.codes import Agreement, Contract
from perspectief.matching.vacancy import MOST_OCCUPATIONS, Vacancy

Link = Callable[[str], tuple[str, ...]]
_CONTRACTS = {
    "TEMPORARY": Contract.FIXED_TERM,
    "PERMANENT": Contract.PERMANENT,
    "PER_DIEM": Contract.FIXED_TERM,
}
_AGREEMENTS = {
    "FULL_TIME": Agreement.REGULAR, "PART_TIME": Agreement.REGULAR, "CONTRACTOR": Agreement.REGULAR,
    "TEMPORARY": Agreement.REGULAR, "PERMANENT": Agreement.REGULAR, "INTERN": Agreement.EXPERIENCE,
    "APPRENTICESHIP": Agreement.LEARNING, "VOLUNTEER": Agreement.VOLUNTARY,
}  # fmt: skip
_HOURS_A = {"HOUR": 1.0, "WEEK": 36.0, "MONTH": 156.0, "YEAR": 1872.0}  # of 36 hours a week


def postings_in(document: object) -> Iterator[Mapping[str, object]]:
    """Every JobPosting in a JSON-LD document: one, a list, or those in its graph."""
    if isinstance(document, list):
        for each in document:
            yield from postings_in(each)
    elif isinstance(document, Mapping):
        kinds = document.get("@type")
        if "JobPosting" in (kinds if isinstance(kinds, list) else [kinds]):
            yield document
        yield from postings_in(document.get("@graph", []))


def vacancy_of_posting(posting: Mapping[str, object], link: Link) -> Vacancy:
    """One posting as a vacancy."""
    kinds = _texts(posting.get("employmentType"))
    hours = _hours(posting.get("workHours"))
    category = _texts(posting.get("occupationalCategory"))
    occupations = tuple(dict.fromkeys(each for text in (*category, _title(posting)) for each in link(text)))
    return Vacancy(
        reference=_identity(posting),
        occupations=occupations[:MOST_OCCUPATIONS],
        positions=_positions(posting.get("totalJobOpenings")),
        skills=frozenset(_texts(posting.get("skills"))),
        postcode=_postcode(posting.get("jobLocation")),
        remote=posting.get("jobLocationType") == "TELECOMMUTE",
        hours_from=hours[0],
        hours_to=hours[1],
        contracts=frozenset(_CONTRACTS[kind] for kind in kinds if kind in _CONTRACTS) or None,
        agreements=frozenset(_AGREEMENTS[kind] for kind in kinds if kind in _AGREEMENTS) or None,
        start_by=_day(posting.get("jobStartDate")),
        pay_to=_pay(posting.get("baseSalary")),
    )


def _title(posting: Mapping[str, object]) -> str:
    title = posting.get("title")
    return title.strip() if isinstance(title, str) else ""


def _identity(posting: Mapping[str, object]) -> str:
    found = posting.get("identifier", posting.get("@id", posting.get("url")))
    if isinstance(found, Mapping):
        found = found.get("value")
    return str(found).strip() if isinstance(found, str | int) else ""


def _texts(value: object) -> tuple[str, ...]:
    each = value if isinstance(value, list) else [value]
    return tuple(text.strip() for text in each if isinstance(text, str) and text.strip())


def _positions(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 1


def _postcode(value: object) -> str | None:
    place = value[0] if isinstance(value, list) and value else value
    address = place.get("address") if isinstance(place, Mapping) else None
    code = address.get("postalCode") if isinstance(address, Mapping) else None
    return code.strip() if isinstance(code, str) and code.strip() else None


def _hours(value: object) -> tuple[float | None, float | None]:
    """`32` or `32-36`; any other wording is unknown."""
    first, _, last = str(value or "").replace("–", "-").partition("-")
    numbers = [_number(first), _number(last or first)]
    return (numbers[0], numbers[1]) if None not in numbers else (None, None)


def _number(value: object) -> float | None:
    try:
        return float(value) if isinstance(value, str | int | float) else None
    except ValueError:
        return None


def _day(value: object) -> date | None:
    return day_of(value[:10]) if isinstance(value, str) else None


def _pay(value: object) -> float | None:
    """Euros an hour at most, from an amount an hour, week, month or year."""
    amount = value.get("value") if isinstance(value, Mapping) else None
    if not isinstance(amount, Mapping) or not isinstance(value, Mapping) or value.get("currency") != "EUR":
        return None
    hours = _HOURS_A.get(str(amount.get("unitText", "")).upper())
    most = _number(amount.get("maxValue", amount.get("value")))
    return round(most / hours, 2) if hours and most is not None else None
