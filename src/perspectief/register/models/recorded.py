"""The two times that every record carries, and which the database guards."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from perspectief.register.models.imported import Import
from perspectief.register.models.told import Basis, Keep, Purpose, structure, told


class Recorded(models.Model):
    """Something that held from a day up to another, as it was known from a moment up to another.

    `valid_from` is the first day, `valid_to` the first day on which it no longer holds (null: still holds).
    `recorded_at` and `superseded_at` are moments (null: not superseded, this is what is known now).
    A row is never changed: only `superseded_at` is filled in, once. Written by `perspectief.register.record`.
    """

    id = structure(models.BigAutoField(primary_key=True))
    valid_from = told(models.DateField(), Purpose.TWO_TIMES, Basis.PW_78, Keep.COUNT)
    valid_to = told(models.DateField(null=True, blank=True), Purpose.TWO_TIMES, Basis.PW_78, Keep.COUNT)
    recorded_at = told(models.DateTimeField(), Purpose.TWO_TIMES, Basis.GDPR_5_2, Keep.STRUCTURE)
    superseded_at = told(
        models.DateTimeField(null=True, blank=True), Purpose.TWO_TIMES, Basis.GDPR_5_2, Keep.STRUCTURE
    )
    imported = told(
        # No index: no import is ever deleted, and none has few rows that would be looked for alone.
        models.ForeignKey(
            Import, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
        ),
        Purpose.PROVENANCE,
        Basis.GDPR_5_2,
        Keep.STRUCTURE,
    )

    class Meta:
        """No table of its own."""

        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=F("valid_from")),
                name="%(class)s_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(superseded_at__isnull=True) | Q(superseded_at__gte=F("recorded_at")),
                name="%(class)s_superseded_after_recorded",
            ),
        )
