"""The tables of the trail: the entries, and the one row that tells where the chain ends."""

from django.db import models

from perspectief.register.models.lists import code, only
from perspectief.register.models.told import Basis, Keep, Purpose, structure, told
from perspectief.register.trail.chain import NOTHING_BEFORE
from perspectief.register.trail.codes import Reason, Result

HEAD = 1


class Head(models.Model):
    """Where the chain ends: the number and link of the last entry, and the key that it was written with.

    There is one row; who writes an entry locks it first, so that there is one chain.
    """

    id = structure(models.PositiveSmallIntegerField(primary_key=True, default=HEAD))
    number = structure(models.BigIntegerField(default=0))
    link = structure(models.CharField(max_length=64, default=NOTHING_BEFORE))
    key = structure(models.CharField(max_length=16, blank=True, default=""))

    class Meta:
        """One row."""

        constraints = (models.CheckConstraint(condition=models.Q(id=HEAD), name="head_one_row"),)


class Entry(models.Model):
    """Who did what with what, when, why, and how it ended; written by `perspectief.register.trail.write`.

    Holds references, never what they refer to. `reason_text` alone may be emptied, at an erasure;
    `reason_mark` stands for it in the chain.
    """

    number = structure(models.BigIntegerField(primary_key=True))
    at = told(models.DateTimeField(), Purpose.RIGHTS, Basis.GDPR_32, Keep.STRUCTURE)
    member = told(
        models.BigIntegerField(null=True, blank=True), Purpose.RIGHTS, Basis.GDPR_32, Keep.STRUCTURE
    )
    role = told(models.CharField(max_length=40, blank=True), Purpose.RIGHTS, Basis.GDPR_32, Keep.STRUCTURE)
    action = told(models.CharField(max_length=40), Purpose.RIGHTS, Basis.GDPR_32, Keep.STRUCTURE)
    subject_kind = structure(models.CharField(max_length=40, blank=True))
    subject_key = structure(models.CharField(max_length=64, blank=True))
    reason = told(code(Reason), Purpose.RIGHTS, Basis.GDPR_32, Keep.STRUCTURE)
    reason_text = told(
        models.CharField(max_length=200, blank=True), Purpose.RIGHTS, Basis.GDPR_32, Keep.CONTENT
    )
    reason_mark = structure(models.CharField(max_length=64, blank=True))
    result = told(code(Result), Purpose.RIGHTS, Basis.GDPR_32, Keep.STRUCTURE)
    key = structure(models.CharField(max_length=16))
    link = structure(models.CharField(max_length=64))

    class Meta:
        """Found by whom it is about and by who did it."""

        constraints = (only("reason", Reason), only("result", Result))
        indexes = (
            models.Index(fields=["subject_kind", "subject_key", "number"], name="entry_subject"),
            models.Index(fields=["member", "number"], name="entry_member"),
        )
