"""The closed lists that people and vacancies are described with. Nothing here is a diagnosis.

Codes of licences, contracts, agreements, levels and means of transport follow VUM 3; demands of work and
adaptations are lists of our own.
"""

from enum import IntEnum, StrEnum


class Condition(IntEnum):
    """What must hold between a person and a vacancy; each is met, not met, or not known."""

    PLACE = 0
    HOURS = 1
    TIMES = 2
    START = 3
    CONTRACT = 4
    AGREEMENT = 5
    LICENCE = 6
    LANGUAGE = 7
    LEVEL = 8
    SKILL = 9
    WORK = 10
    ADAPTATION = 11
    TRANSPORT = 12
    PAY = 13
    OCCUPATION = 14

    @property
    def code(self) -> str:
        """Its name as a code: `place`."""
        return self.name.lower()


# What a person may bring within reach in one step: something to learn or to get, never something to undergo.
STEPS = (
    Condition.SKILL,
    Condition.LICENCE,
    Condition.LANGUAGE,
    Condition.LEVEL,
    Condition.TRANSPORT,
)


class Licence(StrEnum):
    """Categories of driving licence (Directive 2006/126/EC; AM, B+ and T as in VUM)."""

    AM = "AM"
    A1 = "A1"
    A2 = "A2"
    A = "A"
    B = "B"
    B_PLUS = "B+"
    BE = "BE"
    C1 = "C1"
    C = "C"
    C1E = "C1E"
    CE = "CE"
    D1 = "D1"
    D = "D"
    D1E = "D1E"
    DE = "DE"
    T = "T"


# Who has the one may drive the others too (Directive 2006/126/EC, articles 4 and 6).
LICENCE_COVERS = {
    Licence.A: (Licence.A2, Licence.A1, Licence.AM),
    Licence.A2: (Licence.A1, Licence.AM),
    Licence.A1: (Licence.AM,),
    Licence.B: (Licence.AM,),
    Licence.B_PLUS: (Licence.B, Licence.AM),
    Licence.BE: (Licence.B_PLUS, Licence.B, Licence.AM),
    Licence.C1: (Licence.B, Licence.AM),
    Licence.C: (Licence.C1, Licence.B, Licence.AM),
    Licence.C1E: (Licence.C1, Licence.BE, Licence.B_PLUS, Licence.B, Licence.AM),
    Licence.CE: (
        Licence.C, Licence.C1E, Licence.C1, Licence.BE, Licence.B_PLUS, Licence.B, Licence.AM,
    ),
    Licence.D1: (Licence.B, Licence.AM),
    Licence.D: (Licence.D1, Licence.B, Licence.AM),
    Licence.D1E: (Licence.D1, Licence.BE, Licence.B_PLUS, Licence.B, Licence.AM),
    Licence.DE: (
        Licence.D, Licence.D1E, Licence.D1, Licence.BE, Licence.B_PLUS, Licence.B, Licence.AM,
    ),
}  # fmt: skip


class Time(StrEnum):
    """Times at which work is done."""

    OFFICE = "office"
    EVENING = "evening"
    NIGHT = "night"
    WEEKEND = "weekend"
    SHIFTS = "shifts"


class Contract(StrEnum):
    """For a time (B, bepaalde tijd) or permanent (O, onbepaalde tijd), as VUM has it."""

    FIXED_TERM = "B"
    PERMANENT = "O"


class Agreement(StrEnum):
    """Kinds of agreement, as VUM has them."""

    REGULAR = "01"
    LEARNING = "02"
    VOLUNTARY = "03"
    EXPERIENCE = "04"


class Transport(StrEnum):
    """How one travels; VUM's 1 to 5."""

    CAR = "car"
    MOPED = "moped"
    BICYCLE = "bicycle"
    MOTORCYCLE = "motorcycle"
    PUBLIC = "public"


class WorkDemand(StrEnum):
    """What work asks of body and mind; a person's limits are those that cannot be asked."""

    LIFTING = "lifting"
    STANDING = "standing"
    WALKING = "walking"
    CLIMBING = "climbing"
    BENDING = "bending"
    FINE_HANDS = "fine_hands"
    OUTDOORS = "outdoors"
    COLD_OR_HEAT = "cold_or_heat"
    NOISE = "noise"
    DUST = "dust"
    SCREEN = "screen"
    HIGH_PACE = "high_pace"
    INTERRUPTIONS = "interruptions"
    CONTACT = "contact"
    ALONE = "alone"
    READING = "reading"


class Adaptation(StrEnum):
    """What somebody needs in order to work, or an employer offers; VUM's three come first."""

    WORKPLACE = "workplace"
    GUIDANCE = "guidance"
    VARIATION = "variation"
    BUILDING_UP_HOURS = "building_up_hours"
    OWN_PACE = "own_pace"
    QUIET = "quiet"
    EXTRA_BREAKS = "extra_breaks"
    PLAIN_INSTRUCTIONS = "plain_instructions"


# ISO 639-3. A vacancy that asks another language says so as a skill.
LANGUAGES = ("nld", "eng", "deu", "fra", "pol", "tur", "ara", "ukr")
# 1 none, 2 reasonable, 3 good, 4 excellent; 0 and 8 are "not known" and "does not apply", never compared.
LANGUAGE_LEVELS = (1, 2, 3, 4)
# 1 none, 2 primary, 3 vmbo, 4 mbo, havo or vwo, 5 hbo, 6 university; 0 "does not apply" and 7 "not known" are
# no levels, and never compared with one.
WORK_LEVELS = (1, 2, 3, 4, 5, 6)
