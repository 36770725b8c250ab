"""How the register of the work floor is to count a measure: the `counts` of a programme file.

The names and codes are those of the register's own definition; a test keeps the two alike.
"""

from typing import Any, Literal

from pydantic import Field

from perspectief.ground.text import Frozen, Text
from perspectief.programme.ids import Id, MeasureId, Url

What = Literal["stock", "inflow", "outflow", "outflow_to_work", "returns", "participation_share", "moves"]
Scheme = Literal["general", "ioaw", "ioaz", "bbz", "aio"]
Group = Literal["work", "participation", "care"]
Reason = Literal[
    "work",
    "self_employed",
    "pension_age",
    "moved",
    "death",
    "other_file",
    "relation",
    "study",
    "other_income",
    "detention",
    "after_check",
    "other",
    "unknown",
]
# What a page tells of a count, and what does not change how it is counted.
_TOLD = {"text", "source", "assumption", "indicator"}


class CountDefinition(Frozen):
    """How one measure is counted on the work floor; what is left out is as `docs/programme-file.md` says.

    `assumption` tells why it is counted so where no council adopted it, `source` where it was adopted.
    """

    id: Id
    measure: MeasureId
    what: What
    text: Text
    source: Url | None = None
    assumption: Text | None = None
    indicator: Id | None = None
    counted: Literal["persons", "files"] | None = None
    schemes: tuple[Scheme, ...] | None = Field(default=None, min_length=1)
    ages: Literal["all", "below_pension_age", "from_pension_age"] | None = None
    age_from: int | None = Field(default=None, ge=0, le=120)
    age_to: int | None = Field(default=None, ge=0, le=120)
    groups: tuple[Group, ...] | None = Field(default=None, min_length=1)
    counting_day: int | None = Field(default=None, ge=1, le=31)
    flows: Literal["events", "counting_days"] | None = None
    period: Literal["trailing", "calendar_year"] | None = None
    period_months: int | None = Field(default=None, ge=1, le=120)
    return_months: int | None = Field(default=None, ge=1, le=120)
    work_known_by: Literal["record", "end_reason"] | None = None
    reasons: tuple[Reason, ...] | None = Field(default=None, min_length=1)
    participation: Literal["statutory", "active_for_society", "any"] | None = None
    hours_a_week: int | None = Field(default=None, ge=0, le=80)
    active_months: int | None = Field(default=None, ge=1, le=120)
    by: tuple[Literal["group", "scheme"], ...] | None = Field(default=None, min_length=1)

    def plain(self) -> dict[str, Any]:
        """Only how it is counted, in plain values as the register names them; `assumed` as it is marked."""
        said = self.model_dump(mode="json", exclude_none=True, exclude=_TOLD)
        return said | {"assumed": self.assumption is not None}
