"""The closed lists of the desk."""

from enum import StrEnum


class Kind(StrEnum):
    """What somebody comes with."""

    QUESTION = "question"
    PERMIT = "permit"


class Topic(StrEnum):
    """What it is about."""

    STARTING = "starting"
    PREMISES = "premises"
    BUILDING = "building"
    ENVIRONMENT = "environment"
    HOSPITALITY = "hospitality"
    EVENT = "event"
    MARKET = "market"
    STAFF = "staff"
    SUBSIDY = "subsidy"
    TAX = "tax"
    TENDER = "tender"
    OTHER = "other"


class Law(StrEnum):
    """Which provision says within which time an application is decided on; see `terms`."""

    OW_16_64 = "ow_16_64"  # Omgevingswet art. 16.64: regular procedure
    AWB_3_18 = "awb_3_18"  # Algemene wet bestuursrecht art. 3:18: extended procedure
    AWB_4_13 = "awb_4_13"  # art. 4:13: a reasonable time
    OWN = "own"  # another provision, with its own number of days


class StepKind(StrEnum):
    """What happened with it. Ends: answered, granted, refused, withdrawn."""

    EXTENDED = "extended"  # the term, by so many weeks
    SUSPENDED = "suspended"  # waits for the entrepreneur (Awb art. 4:15)
    RESUMED = "resumed"
    ANSWERED = "answered"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


ENDS = {
    Kind.QUESTION: frozenset({StepKind.ANSWERED, StepKind.WITHDRAWN}),
    Kind.PERMIT: frozenset({StepKind.GRANTED, StepKind.REFUSED, StepKind.WITHDRAWN}),
}


class Area(StrEnum):
    """What a rule that stood in the way is about."""

    ENVIRONMENT_PLAN = "environment_plan"
    BUILDING = "building"
    NATURE = "nature"
    FIRE_SAFETY = "fire_safety"
    HOSPITALITY = "hospitality"
    OPENING_HOURS = "opening_hours"
    PUBLIC_SPACE = "public_space"
    PARKING = "parking"
    EVENTS = "events"
    WORK = "work"
    SUBSIDY = "subsidy"
    TENDERING = "tendering"
    TAX = "tax"
    PRIVACY = "privacy"
    OTHER = "other"


class Level(StrEnum):
    """Whose rule it is, and so who could change it."""

    MUNICIPALITY = "municipality"
    WATER_BOARD = "water_board"
    PROVINCE = "province"
    STATE = "state"
    EU = "eu"
