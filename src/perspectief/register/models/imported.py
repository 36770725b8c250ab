"""Which file a record came from, and by which key residents are recognised."""

from django.db import models

from perspectief.register.models.told import Basis, Keep, Purpose, structure, told


class Import(models.Model):
    """One file that came in: what sort, its SHA-256 in hexadecimals, how many lines, and when.

    `lines` is null while it comes in.
    """

    id = structure(models.BigAutoField(primary_key=True))
    kind = told(models.CharField(max_length=40), Purpose.PROVENANCE, Basis.GDPR_5_2, Keep.STRUCTURE)
    digest = told(models.CharField(max_length=64), Purpose.PROVENANCE, Basis.GDPR_5_2, Keep.STRUCTURE)
    lines = told(
        models.PositiveIntegerField(null=True, blank=True),
        Purpose.PROVENANCE,
        Basis.GDPR_5_2,
        Keep.STRUCTURE,
    )
    recorded_at = told(models.DateTimeField(), Purpose.TWO_TIMES, Basis.GDPR_5_2, Keep.STRUCTURE)

    class Meta:
        """The same file comes in again only to put back what another one changed."""

        constraints = (models.UniqueConstraint(fields=["kind", "digest", "recorded_at"], name="import_once"),)


class KeyCheck(models.Model):
    """A word marked with the key of this register, by which another key is noticed."""

    id = structure(models.BigAutoField(primary_key=True))
    mark = told(models.CharField(max_length=64), Purpose.RECOGNISING, Basis.NOT_PERSONAL, Keep.NOT_PERSONAL)
