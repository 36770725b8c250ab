"""What each kind of file may tell: its fields, their sort, and the codes that the register knows."""

from dataclasses import dataclass
from enum import StrEnum

from perspectief.register import codes


class Kind(StrEnum):
    """What sort of file it is."""

    BENEFITS = "benefits"  # a month of benefits, a line for each file
    REINTEGRATION = "reintegration"  # a half-year of facilities, a line for each person and facility
    RESIDENTS = "residents"
    PARTICIPATION = "participation"
    WORK = "work"
    PLANS = "plans"
    EXEMPTIONS = "exemptions"
    JOBS = "jobs"  # a year of jobs, a line for each establishment
    VACANCIES = "vacancies"  # JSON in the manner of VUM
    PROFILES = "profiles"  # the same, of jobseekers


class Sort(StrEnum):
    """How the text of a cell is read."""

    BSN = "bsn"
    DAY = "day"
    MONTH = "month"  # also a half-year (2022-1) or a year: a `period`
    CODE = "code"
    WHOLE = "whole"
    TEXT = "text"
    DIGITS = "digits"
    CENTS = "cents"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a line. `most` is the longest text, the highest number, or the digits it has."""

    name: str
    sort: Sort
    required: bool = False
    codes: tuple[str, ...] = ()
    most: int = 0
    least: int = 0


def _codes(name: str, kinds: type[StrEnum], *, required: bool = False) -> Field:
    return Field(name, Sort.CODE, required, tuple(kind.value for kind in kinds))


_YES_NO = ("yes", "no")
_BSN = Field("bsn", Sort.BSN, required=True)
_START, _END = Field("start", Sort.DAY, required=True), Field("end", Sort.DAY)
_HOURS = Field("hours", Sort.WHOLE, most=80)
_POSTCODE = Field("postcode", Sort.DIGITS, most=4)
_KVK, _ESTABLISHMENT = Field("kvk", Sort.DIGITS, most=8), Field("establishment", Sort.DIGITS, most=12)

FIELDS: dict[Kind, tuple[Field, ...]] = {
    Kind.BENEFITS: (
        Field("municipality", Sort.DIGITS, required=True, most=4),
        Field("month", Sort.MONTH, required=True),
        Field("file", Sort.TEXT, required=True, most=40),
        _BSN,
        Field("birth_date", Sort.DAY),
        _codes("group", codes.Group),
        Field("active", Sort.CODE, codes=_YES_NO),
        Field("partner_bsn", Sort.BSN),
        Field("partner_birth_date", Sort.DAY),
        _codes("partner_group", codes.Group),
        Field("partner_active", Sort.CODE, codes=_YES_NO),
        _codes("scheme", codes.Scheme, required=True),
        _START,
        _END,
        _codes("end_reason", codes.EndReason),
        Field("sharing", Sort.WHOLE, most=99),
    ),
    Kind.REINTEGRATION: (
        Field("municipality", Sort.DIGITS, most=4),
        Field("period", Sort.MONTH, required=True),
        _BSN,
        Field("facility", Sort.TEXT, most=80),
        _codes("subsidy", codes.Subsidy),
        _codes("place", codes.WorkPlace),
        _START,
        _END,
        _HOURS,
        Field("cost", Sort.CENTS, most=10**12),
    ),
    Kind.RESIDENTS: (
        _BSN,
        Field("name", Sort.TEXT, most=200),
        Field("birth_date", Sort.DAY),
        _POSTCODE,
        Field("start", Sort.DAY),
    ),
    Kind.PARTICIPATION: (
        _BSN,
        _codes("kind", codes.ParticipationKind, required=True),
        _START,
        _END,
        _HOURS,
        Field("confirmed_by", Sort.TEXT, most=40),
    ),
    Kind.WORK: (
        _BSN,
        _codes("place", codes.WorkPlace, required=True),
        _codes("contract", codes.Contract),
        _codes("subsidy", codes.Subsidy),
        _START,
        _END,
        _HOURS,
    ),
    Kind.PLANS: (_BSN, _codes("aim", codes.PlanAim, required=True), _START, _END),
    Kind.EXEMPTIONS: (_BSN, _codes("duty", codes.Duty, required=True), _START, _END),
    Kind.JOBS: (
        Field("establishment", Sort.DIGITS, required=True, most=12),
        Field("kvk", Sort.DIGITS, required=True, most=8),
        Field("name", Sort.TEXT, most=200),
        Field("sbi", Sort.DIGITS, required=True, most=5, least=2),
        _POSTCODE,
        Field("year", Sort.WHOLE, required=True, most=2200, least=1990),
        Field("jobs", Sort.WHOLE, required=True, most=10**6),
        Field("jobs_full", Sort.WHOLE, most=10**6),
    ),
    Kind.VACANCIES: (
        Field("reference", Sort.TEXT, required=True, most=80),
        Field("title", Sort.TEXT, most=200),
        Field("occupation", Sort.TEXT, most=12),
        Field("places", Sort.WHOLE, most=9999),
        Field("hours_from", Sort.WHOLE, most=168),
        Field("hours_to", Sort.WHOLE, most=168),
        _POSTCODE,
        Field("start", Sort.DAY),
        Field("end", Sort.DAY),
        _ESTABLISHMENT,
        _KVK,
    ),
    Kind.PROFILES: (Field("reference", Sort.TEXT, required=True, most=80), _POSTCODE),
}
