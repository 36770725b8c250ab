"""The closed lists of the trail: why somebody came, and how it ended."""

from enum import StrEnum


class Reason(StrEnum):
    """Why somebody came to a person or a thing; `OWN` and `TEAM` follow from whose resident it is."""

    NONE = "none"  # nothing of a person is in it
    OWN = "own"  # looks after this resident or employer
    TEAM = "team"  # a colleague of the same team does
    STAND_IN = "stand_in"  # does so for a colleague of another team
    ASKED = "asked"  # the resident or employer asked something
    COMPLAINT = "complaint"  # a complaint or an objection
    COUNT = "count"  # looks whether a count is right
    ACCESS = "access"  # the resident wants to know what is kept, or who saw it
    AUDIT = "audit"
    UPKEEP = "upkeep"  # imports, terms and the like, by the machine or its keeper
    OTHER = "other"  # in words only


class Result(StrEnum):
    """How it ended."""

    DONE = "done"
    DENIED = "denied"
    NEEDS_REASON = "needs_reason"  # shown nothing yet
    REFUSED = "refused"  # was allowed, and could not be done so
    FAILED = "failed"


# What has a meaning to the trail itself; all other actions are for who writes them.
ERASE = "erase"
ANCHOR = "anchor"
NEW_KEY = "new_key"
RESIDENT = "resident"
TRAIL = "trail"
