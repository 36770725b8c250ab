"""VUM documents as profiles and vacancies. What a document does not say stays unknown.

Codes 0 and 7 of the level of work and thinking, 0 and 8 of language, and 0 of an indication are no values.
`maximaleReistijd` is a class of which no list was at hand: it is left unknown.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from perspectief.ground.day_field import day_of
from perspectief.matching.answers import Answers
from perspectief.matching.codes import (
    LANGUAGES,
    Adaptation,
    Agreement,
    Contract,
    Licence,
    Time,
    Transport,
)
from perspectief.matching.profile import Profile
from perspectief.matching.vacancy import Vacancy
from perspectief.matching.vum.table import Document, at, items_at

Code = TypeVar("Code", bound=StrEnum)
_MEANS = {
    "1": Transport.CAR, "2": Transport.MOPED, "3": Transport.BICYCLE, "4": Transport.MOTORCYCLE,
    "5": Transport.PUBLIC,
}  # fmt: skip
_NEEDS = {
    Adaptation.WORKPLACE: "eisAanWerk.indicatieAanpassingWerkomgeving",
    Adaptation.GUIDANCE: "eisAanWerk.indicatieBegeleiding",
    Adaptation.VARIATION: "eisAanWerk.indicatieWerkvariatie",
}
_TIMES = {
    Time.OFFICE: "werktijden.indicatieKantoortijden",
    Time.SHIFTS: "flexibiliteit.indicatieOnregelmatigWerkOfPloegendienst",
}
_QUALIFICATION = "arbeidsmarktkwalificatie"


def profile_of(document: Document) -> Profile:
    """One jobseeker (`werkzoekende`)."""
    return Profile(
        reference=_text(document, "idWerkzoekende") or "",
        postcode=_text(document, "mobiliteit.bemiddelingspostcode"),
        most_km=_number(document, "mobiliteit.maximaleReisafstand"),
        transport=_transport(document),
        hours_from=_number(document, "werktijden.aantalWerkurenPerWeekMinimaal"),
        hours_to=_number(document, "werktijden.aantalWerkurenPerWeekMaximaal"),
        times=_indications(document, _TIMES),
        contracts=_codes(document, "contractvorm", "codeTypeArbeidscontract", Contract),
        agreements=_codes(document, "contractvorm", "codeTypeOvereenkomst", Agreement),
        licences=Answers(_licences(document, f"{_QUALIFICATION}.rijbewijs")),
        languages=_languages(document, f"{_QUALIFICATION}.taalbeheersing"),
        level=_level(document, f"{_QUALIFICATION}.codeWerkEnDenkniveauWerkzoekende"),
        available=_day(document, "flexibiliteit.datumAanvangBeschikbaarVoorWerk"),
        occupations=_texts(document, "bemiddelingsberoep", "codeBeroepsnaam"),
        done=_texts(document, f"{_QUALIFICATION}.werkervaring", "beroep.codeBeroepsnaam"),
        skills=frozenset(_texts(document, f"{_QUALIFICATION}.competentiebeheersing", "codeCompetentie")),
        needs=_indications(document, _NEEDS),
    )


def vacancy_of(document: Document) -> Vacancy:
    """One vacancy (`vacature`)."""
    occupation = _text(document, "beroep.codeBeroepsnaam")
    return Vacancy(
        reference=_text(document, "idVacature") or "",
        occupations=(occupation,) if occupation else (),
        skills=frozenset(_texts(document, "competentiebeheersing", "codeCompetentie")),
        postcode=_text(document, "adres.postcode"),
        hours_from=_number(document, "werktijden.aantalWerkurenPerWeekMinimaal"),
        hours_to=_number(document, "werktijden.aantalWerkurenPerWeekMaximaal"),
        times=_indications(document, _TIMES),
        contracts=_codes(document, "contractvorm", "codeTypeArbeidscontract", Contract),
        agreements=_codes(document, "contractvorm", "codeTypeOvereenkomst", Agreement),
        licences=_licences(document, "rijbewijs"),
        languages=_languages(document, "taalbeheersing"),
        level=_level(document, "codeWerkEnDenkniveauMinimaal"),
        start_by=_day(document, "arbeidsVoorwaarden.datumAanvangWerkzaamheden"),
    )


def _text(document: Document, path: str) -> str | None:
    found = at(document, path)
    return found.strip() or None if isinstance(found, str) else None


def _number(document: Document, path: str) -> float | None:
    found = at(document, path)
    return float(found) if isinstance(found, int | float) and not isinstance(found, bool) else None


def _code(item: Document, path: str) -> str:
    """A code as text: some senders write 1, some "1"."""
    found = at(item, path)
    return str(found) if isinstance(found, str | int) and not isinstance(found, bool) else ""


def _day(document: Document, path: str) -> date | None:
    return day_of(_text(document, path) or "")


def _texts(document: Document, path: str, name: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(text for item in items_at(document, path) if (text := _text(item, name)) is not None)
    )


def _codes(document: Document, path: str, name: str, kind: type[Code]) -> frozenset[Code] | None:
    known = {each.value: each for each in kind}
    found = {_code(item, name) for item in items_at(document, path)}
    return frozenset(known[each] for each in found if each in known) or None


def _licences(document: Document, path: str) -> frozenset[Licence]:
    return _codes(document, path, "codeSoortRijbewijs", Licence) or frozenset()


def _level(document: Document, path: str) -> int | None:
    code = _code(document, path)
    return int(code) if code in ("1", "2", "3", "4", "5", "6") else None


def _languages(document: Document, path: str) -> dict[str, tuple[int | None, int | None]]:
    return {
        language: (
            _language_level(item, "codeNiveauTaalbeheersingMondeling"),
            _language_level(item, "codeNiveauTaalbeheersingSchriftelijk"),
        )
        for item in items_at(document, path)
        if (language := _code(item, "codeTaal")) in LANGUAGES
    }


def _language_level(item: Document, name: str) -> int | None:
    code = _code(item, name)
    return int(code) if code in ("1", "2", "3", "4") else None


def _indications(document: Document, paths: Mapping[Code, str]) -> Answers[Code]:
    """1 is yes, 2 is no, and 0 or nothing is unknown."""
    said = {code: _code(document, path) for code, path in paths.items()}
    yes, no = (frozenset(code for code, each in said.items() if each == value) for value in ("1", "2"))
    return Answers(yes, no)


def _transport(document: Document) -> Answers[Transport]:
    """The means that are there for going to work."""
    states: dict[str, set[Transport]] = {"1": set(), "2": set()}
    for item in items_at(document, "vervoermiddel"):
        means = _MEANS.get(_code(item, "codeVervoermiddel"))
        state = _code(item, "indicatieBeschikbaarVoorWoonWerkverkeer")
        if means and state in states:
            states[state].add(means)
    return Answers(frozenset(states["1"]), frozenset(states["2"] - states["1"]))
