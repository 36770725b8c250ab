"""Residents, known by a random key, and what is kept of who they are."""

import uuid

from django.db import models

from perspectief.register.models.folded import Folded
from perspectief.register.models.recorded import Recorded
from perspectief.register.models.told import Basis, Keep, Purpose, counted, structure, told


class Resident(models.Model):
    """A person, under a random key that means nothing outside the register.

    `bsn_mark` is the keyed HMAC-SHA-256 of the BSN in hexadecimals (`perspectief.register.mark`), null
    where unknown or erased; the BSN itself is nowhere.
    """

    id = structure(models.BigAutoField(primary_key=True))
    key = structure(models.UUIDField(unique=True, default=uuid.uuid4, editable=False))
    bsn_mark = told(
        models.CharField(max_length=64, null=True, blank=True),
        Purpose.RECOGNISING,
        Basis.BSN_10,
        Keep.IDENTITY,
    )

    class Meta:
        """A mark is of one resident; `unique=True` would keep a second index, for texts that begin alike."""

        constraints = (models.UniqueConstraint(fields=["bsn_mark"], name="resident_mark_once"),)


class ResidentDetails(Recorded):
    """Who a resident is. `birth_month` is the first day of the month of birth, and outlives an erasure.

    `sought` follows from the name, in the database itself: it is what a search looks in.
    """

    resident = structure(models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="details"))
    name = told(models.CharField(max_length=200, blank=True), Purpose.SPEAKING, Basis.PW_7, Keep.IDENTITY)
    sought = told(
        models.GeneratedField(
            expression=Folded("name"), output_field=models.CharField(max_length=200), db_persist=True
        ),
        Purpose.SPEAKING,
        Basis.PW_7,
        Keep.IDENTITY,
    )
    birth_date = told(models.DateField(null=True, blank=True), Purpose.RECOGNISING, Basis.PW_7, Keep.IDENTITY)
    birth_month = counted(models.DateField(null=True, blank=True))
    postcode = told(models.CharField(max_length=4, blank=True), Purpose.HELPING, Basis.PW_7, Keep.IDENTITY)

    class Meta(Recorded.Meta):
        """No more than four digits of a postcode; a search reads the names that are known now."""

        constraints = (
            *Recorded.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(postcode="") | models.Q(postcode__regex=r"^[1-9][0-9]{3}$"),
                name="%(class)s_postcode_four_digits",
            ),
        )
        indexes = (
            models.Index(
                fields=["sought", "resident"],
                condition=models.Q(superseded_at__isnull=True),
                name="residentdetails_sought",
            ),
        )
