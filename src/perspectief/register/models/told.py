"""What every field says of itself: what it is for, on what ground it is kept, and how long."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from django.db.models import Field

F = TypeVar("F", bound="Field[Any, Any]")


class Purpose(StrEnum):
    """What a field is for."""

    KEEPING_APART = "keeping_apart"  # telling one record from another
    RECOGNISING = "recognising"  # the same resident again in the next file that comes in
    SPEAKING = "speaking"  # a coach speaks with and of the resident
    COUNTING = "counting"  # the account's figures
    HELPING = "helping"  # into work or participation
    TWO_TIMES = "two_times"  # since when it holds and since when it is known
    ACCOUNTING_MONEY = "accounting_money"
    PROVENANCE = "provenance"  # which file it came from
    EMPLOYERS = "employers"  # services to employers
    PROVING_ERASURE = "proving_erasure"
    SIGNING_IN = "signing_in"
    RIGHTS = "rights"  # who may see and do what


class Basis(StrEnum):
    """On what ground: provisions of law, or no personal data."""

    PW_7 = "pw_7"  # Participatiewet art. 7: help into work and participation
    PW_9 = "pw_9"  # art. 9: duties, the tegenprestatie among them, and exemptions
    PW_10 = "pw_10"  # art. 10 and following: subsidies and sheltered work
    PW_78 = "pw_78"  # art. 78: statistics for the minister
    BSN_10 = "bsn_10"  # Wet algemene bepalingen burgerservicenummer art. 10
    GDPR_5_2 = "gdpr_5_2"  # AVG art. 5 lid 2: being able to show that it is right
    GDPR_32 = "gdpr_32"  # AVG art. 32: security of what is kept
    SUWI_10 = "suwi_10"  # Wet SUWI art. 10: vacancies and employers of the region
    NOT_PERSONAL = "not_personal"


class Keep(StrEnum):
    """What becomes of a field at an erasure or at the end of its term."""

    IDENTITY = "identity"  # tells who it is: removed
    CONTENT = "content"  # tells what happened with somebody: removed
    COUNT = "count"  # stays without identity, so that counts of the past keep standing
    STRUCTURE = "structure"  # keys and times: stays
    NOT_PERSONAL = "not_personal"


@dataclass(frozen=True, slots=True)
class Told:
    """Purpose, ground and way of keeping of one field."""

    purpose: Purpose
    basis: Basis
    keep: Keep


def told(field: F, purpose: Purpose, basis: Basis, keep: Keep) -> F:
    """The same field, with what it is for written on it; `of` reads it back."""
    setattr(field, "told", Told(purpose, basis, keep))  # noqa: B010 (the stubs know no such attribute)
    return field


def of(field: "Field[Any, Any]") -> Told | None:
    """What a field says of itself, or None where nobody wrote it."""
    return getattr(field, "told", None)


def structure(field: F) -> F:
    """A key between records, or a row's own."""
    return told(field, Purpose.KEEPING_APART, Basis.PW_7, Keep.STRUCTURE)


def counted(field: F, basis: Basis = Basis.PW_78) -> F:
    """What the account's figures are counted from; stays without identity."""
    return told(field, Purpose.COUNTING, basis, Keep.COUNT)


def open_data(field: F, purpose: Purpose = Purpose.EMPLOYERS) -> F:
    """Nothing of a person."""
    return told(field, purpose, Basis.NOT_PERSONAL, Keep.NOT_PERSONAL)
