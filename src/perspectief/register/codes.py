"""Closed lists of the register, as codes; words for them come from elsewhere."""

from enum import StrEnum


class Scheme(StrEnum):
    """Which law a file is paid under: Participatiewet, IOAW, IOAZ, Bbz, AIO."""

    GENERAL = "general"
    IOAW = "ioaw"
    IOAZ = "ioaz"
    BBZ = "bbz"
    AIO = "aio"


class EndReason(StrEnum):
    """Why a file, or somebody's part in it, ended; the grouping of the statutory welfare statistic.

    `OTHER_FILE`: the resident goes on in another file (partners who join or part); no exit from welfare.
    `AFTER_CHECK`: the municipality ended it. `CORRECTION` is not here: a file that never was is withdrawn.
    """

    WORK = "work"
    SELF_EMPLOYED = "self_employed"
    PENSION_AGE = "pension_age"
    MOVED = "moved"
    DEATH = "death"
    OTHER_FILE = "other_file"
    RELATION = "relation"
    STUDY = "study"
    OTHER_INCOME = "other_income"
    DETENTION = "detention"
    AFTER_CHECK = "after_check"
    OTHER = "other"
    UNKNOWN = "unknown"


class Group(StrEnum):
    """What a resident on welfare is helped towards; everybody is in one group at most."""

    WORK = "work"
    PARTICIPATION = "participation"
    CARE = "care"


class ParticipationKind(StrEnum):
    """What unpaid activity it is; `NONE` was asked and answered, no row means that nobody knows.

    `RETURN_SERVICE`: tegenprestatie (Participatiewet art. 9 lid 1 c); `CIVIC`: maatschappelijke
    participatie, its successor, a break in the series.
    """

    RETURN_SERVICE = "return_service"
    CIVIC = "civic"
    VOLUNTEERING = "volunteering"
    INFORMAL_CARE = "informal_care"
    LANGUAGE = "language"
    WORK_EXPERIENCE = "work_experience"
    DAY_ACTIVITY = "day_activity"
    NONE = "none"


class ParticipationDefinition(StrEnum):
    """Ways of saying who takes part."""

    STATUTORY = "statutory"
    ACTIVE_FOR_SOCIETY = "active_for_society"
    ANY = "any"


_STATUTORY = frozenset({ParticipationKind.RETURN_SERVICE, ParticipationKind.CIVIC})
# For which definition each kind counts. Goal I.4: unpaid and useful to society; language lessons are not.
COUNTS_FOR: dict[ParticipationDefinition, frozenset[ParticipationKind]] = {
    ParticipationDefinition.STATUTORY: _STATUTORY,
    ParticipationDefinition.ACTIVE_FOR_SOCIETY: _STATUTORY
    | {ParticipationKind.VOLUNTEERING, ParticipationKind.INFORMAL_CARE},
    ParticipationDefinition.ANY: frozenset(ParticipationKind) - {ParticipationKind.NONE},
}


class Contract(StrEnum):
    """On what footing somebody works.

    `TRIAL`: a trial placement (proefplaatsing), unpaid with welfare going on, for some months at most.
    """

    PERMANENT = "permanent"
    TEMPORARY = "temporary"
    AGENCY = "agency"
    ON_CALL = "on_call"
    SELF_EMPLOYED = "self_employed"
    TRIAL = "trial"
    UNKNOWN = "unknown"


class Subsidy(StrEnum):
    """What the municipality adds to a wage.

    Statutory loonkostensubsidie (Participatiewet art. 10d), forfaitair, temporary, sheltered work (art. 10b).
    """

    NONE = "none"
    STATUTORY = "statutory"
    FORFAITAIR = "forfaitair"
    TEMPORARY = "temporary"
    SHELTERED = "sheltered"


class WorkPlace(StrEnum):
    """Whether somebody works beside welfare or after it."""

    BESIDE = "beside"
    AFTER = "after"


class Duty(StrEnum):
    """From which duty somebody is exempted for a time; why is not kept."""

    WORK = "work"
    REINTEGRATION = "reintegration"
    PARTICIPATION = "participation"
    ALL = "all"


class PlanAim(StrEnum):
    """What a plan works towards."""

    WORK = "work"
    PARTICIPATION = "participation"
    CARE = "care"
    EDUCATION = "education"


class AgreementKind(StrEnum):
    """What was agreed within a plan."""

    APPLY = "apply"
    ACTIVITY = "activity"
    PARTICIPATION = "participation"
    COURSE = "course"
    SUPPORT = "support"
    OTHER = "other"


class ContactKind(StrEnum):
    """How somebody was spoken to after leaving welfare."""

    PHONE = "phone"
    VISIT = "visit"
    MESSAGE = "message"
    EMPLOYER = "employer"


class ContactOutcome(StrEnum):
    """What came of it."""

    AT_WORK = "at_work"
    HELP_ASKED = "help_asked"
    WORK_ENDED = "work_ended"
    NOT_REACHED = "not_reached"


class ReviewKind(StrEnum):
    """What has to be looked at again on a day.

    Wage value: how much of a wage somebody earns at work under a subsidy (Participatiewet art. 10d).
    Language: whether somebody learns Dutch as the language duty asks (Participatiewet art. 18b).
    """

    WAGE_VALUE = "wage_value"
    LANGUAGE = "language"


class WorkDemand(StrEnum):
    """What a job can ask of whoever does it; a resident's limits are told as these, never as a reason."""

    LIFTING = "lifting"
    STANDING = "standing"
    WALKING = "walking"
    SITTING = "sitting"
    KNEELING = "kneeling"
    HEIGHTS = "heights"
    OUTDOORS = "outdoors"
    NOISE = "noise"
    DUST = "dust"
    PACE = "pace"
    SHIFTS = "shifts"
    NIGHTS = "nights"
    WEEKENDS = "weekends"
    ALONE = "alone"
    CUSTOMERS = "customers"
    SCREEN = "screen"
    DRIVING = "driving"
    READING = "reading"
    SPEAKING = "speaking"


class Channel(StrEnum):
    """How an employer was spoken to."""

    PHONE = "phone"
    VISIT = "visit"
    MESSAGE = "message"


class EmployerOutcome(StrEnum):
    """What came of a contact with an employer."""

    VACANCY = "vacancy"
    PLACEMENT = "placement"
    TALK_GOES_ON = "talk_goes_on"
    NO_NEED = "no_need"
    NOT_REACHED = "not_reached"


class WhyErased(StrEnum):
    """Why content was removed."""

    REQUEST = "request"
    TERM_ENDED = "term_ended"
    RECORDED_WRONGLY = "recorded_wrongly"


class Law(StrEnum):
    """Which provision an erasure rests on: AVG art. 17 (erasure), art. 5 lid 1 e (terms); Archiefwet."""

    GDPR_17 = "gdpr_17"
    GDPR_5_1_E = "gdpr_5_1_e"
    ARCHIVES = "archives"


class Subject(StrEnum):
    """Of what something was removed: of somebody or something as a whole, or one record by its table."""

    RESIDENT = "resident"
    FILE = "file"
    ESTABLISHMENT = "establishment"
    PLAN = "planspell"
    AGREEMENT = "agreement"
    PARTICIPATION = "participation"
    WORK = "work"
    AFTERCARE = "aftercarecontact"
    REVIEW = "review"
    NOTE = "note"
    RELEASE = "release"
    EMPLOYER_CONTACT = "employercontact"
