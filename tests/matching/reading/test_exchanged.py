"""What others send: VUM and schema.org. What cannot be so counts as unknown and is told."""

from datetime import date
from typing import Any

from perspectief.matching.answers import Answers
from perspectief.matching.checks import profile_faults, vacancy_faults
from perspectief.matching.codes import Adaptation, Agreement, Contract, Licence, Time, Transport
from perspectief.matching.job_posting import postings_in, vacancy_of_posting
from perspectief.matching.mended import mended
from perspectief.matching.profile import Profile
from perspectief.matching.vacancy import Vacancy
from perspectief.matching.vum.reading import profile_of, vacancy_of
from tests.matching.made import frame

FRAME = frame()
SEEKER: dict[str, Any] = {
    "idWerkzoekende": "one",
    "mobiliteit": {"bemiddelingspostcode": "1003AB", "maximaleReisafstand": 20},
    "bemiddelingsberoep": [{"codeBeroepsnaam": "cook"}, {"codeBeroepsnaam": "baker"}],
    "contractvorm": [{"codeTypeArbeidscontract": "O", "codeTypeOvereenkomst": "01"}, {}],
    "vervoermiddel": [
        {"codeVervoermiddel": 3, "indicatieBeschikbaarVoorWoonWerkverkeer": 1},
        {"codeVervoermiddel": 1, "indicatieBeschikbaarVoorWoonWerkverkeer": 2},
        {"codeVervoermiddel": 9, "indicatieBeschikbaarVoorWoonWerkverkeer": 1},
    ],
    "flexibiliteit": {
        "indicatieOnregelmatigWerkOfPloegendienst": 2,
        "datumAanvangBeschikbaarVoorWerk": "2026-05-01",
    },
    "werktijden": {"aantalWerkurenPerWeekMinimaal": 16, "indicatieKantoortijden": 1},
    "eisAanWerk": {"indicatieBegeleiding": 1, "indicatieWerkvariatie": 0},
    "arbeidsmarktkwalificatie": {
        "codeWerkEnDenkniveauWerkzoekende": 7,
        "rijbewijs": [{"codeSoortRijbewijs": "B+"}],
        "taalbeheersing": [
            {
                "codeTaal": "nld",
                "codeNiveauTaalbeheersingMondeling": 3,
                "codeNiveauTaalbeheersingSchriftelijk": 8,
            }
        ],
        "werkervaring": [{"beroep": {"codeBeroepsnaam": "waiter"}}],
    },
}


def test_a_seeker_of_vum_keeps_what_is_said_and_leaves_open_what_is_not() -> None:
    person = profile_of(SEEKER)
    assert person == Profile(
        reference="one", postcode="1003AB", most_km=20.0, hours_from=16.0,
        transport=Answers(frozenset({Transport.BICYCLE}), frozenset({Transport.CAR})),
        times=Answers(frozenset({Time.OFFICE}), frozenset({Time.SHIFTS})),
        contracts=frozenset({Contract.PERMANENT}), agreements=frozenset({Agreement.REGULAR}),
        licences=Answers(frozenset({Licence.B_PLUS})), languages={"nld": (3, None)}, level=None,
        available=date(2026, 5, 1), occupations=("cook", "baker"), done=("waiter",),
        needs=Answers(frozenset({Adaptation.GUIDANCE})),
    )  # fmt: skip


def test_levels_0_and_7_are_no_levels_whether_number_or_text() -> None:
    for code in (0, 7, "0", "7", None):
        assert vacancy_of({"idVacature": "v", "codeWerkEnDenkniveauMinimaal": code}).level is None
    assert vacancy_of({"idVacature": "v", "codeWerkEnDenkniveauMinimaal": "4"}).level == 4


def test_what_cannot_be_so_counts_as_unknown_and_is_told() -> None:
    bad = {**SEEKER, "werktijden": {"aantalWerkurenPerWeekMinimaal": 30, "aantalWerkurenPerWeekMaximaal": 20}}
    found = mended([profile_of(bad), profile_of(SEEKER)], lambda one: profile_faults(one, FRAME))
    assert [(each.item, each.fault.code) for each in found.remarks] == [(1, "match-hours-upside-down")]
    assert (found.things[0].hours_from, found.things[0].hours_to) == (None, None)
    assert found.things[1].hours_from == 16.0


def test_a_vacancy_without_occupation_is_told_and_left_out() -> None:
    found = mended([vacancy_of({"idVacature": "v"})], lambda one: vacancy_faults(one, FRAME))
    assert found.things == ()
    assert [each.fault.code for each in found.remarks] == ["match-no-occupation"]


POSTING: dict[str, Any] = {
    "@context": "https://schema.org", "@type": "JobPosting", "title": "Cook in a canteen",
    "identifier": {"@type": "PropertyValue", "value": "77"}, "employmentType": ["PART_TIME", "TEMPORARY"],
    "workHours": "16-24", "jobStartDate": "2026-06-01T00:00:00", "totalJobOpenings": 2, "skills": "skill 1",
    "jobLocation": {"@type": "Place", "address": {"postalCode": "1003 AB"}},
    "baseSalary": {"currency": "EUR", "value": {"minValue": 2340, "maxValue": 2730, "unitText": "MONTH"}},
}  # fmt: skip


def _link(text: str) -> tuple[str, ...]:
    return tuple(each for each in FRAME.occupations if each in text.lower())


def test_a_posting_of_schema_org_becomes_a_vacancy() -> None:
    (posting,) = postings_in({"@graph": [POSTING, {"@type": "Organization"}]})
    assert vacancy_of_posting(posting, _link) == Vacancy(
        reference="77", occupations=("cook",), positions=2, skills=frozenset({"skill 1"}), postcode="1003 AB",
        hours_from=16.0, hours_to=24.0, contracts=frozenset({Contract.FIXED_TERM}),
        agreements=frozenset({Agreement.REGULAR}), start_by=date(2026, 6, 1), pay_to=17.5,
    )  # fmt: skip


def test_a_posting_that_says_little_leaves_the_rest_unknown() -> None:
    job = vacancy_of_posting(
        {"@type": "JobPosting", "title": "Baker", "url": "x", "workHours": "full time"}, _link
    )
    assert job == Vacancy(reference="x", occupations=("baker",))
    assert list(postings_in([POSTING, [POSTING], "text", None])) == [POSTING, POSTING]
