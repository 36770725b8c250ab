"""Employers, their establishments and the jobs there, in the manner of a regional register of jobs."""

from django.db import models

from perspectief.register.models.recorded import Recorded
from perspectief.register.models.told import Basis, Keep, Purpose, open_data, structure, told


class Employer(models.Model):
    """An employer by its number in the trade register (KvK, eight digits)."""

    id = structure(models.BigAutoField(primary_key=True))
    kvk = open_data(models.CharField(max_length=8, unique=True))

    class Meta:
        """Eight digits."""

        constraints = (
            models.CheckConstraint(condition=models.Q(kvk__regex=r"^[0-9]{8}$"), name="employer_kvk"),
        )


class Establishment(models.Model):
    """A place of business by its number in the trade register (twelve digits)."""

    id = structure(models.BigAutoField(primary_key=True))
    number = open_data(models.CharField(max_length=12, unique=True))

    class Meta:
        """Twelve digits."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(number__regex=r"^[0-9]{12}$"), name="establishment_number"
            ),
        )


class EstablishmentSpell(Recorded):
    """Whose an establishment is, under which name, in which line of business (SBI 2008, two to five digits).

    The name of a one-person business can be a person's: it is told as identity.
    """

    establishment = structure(
        models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="spells")
    )
    employer = structure(models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="establishments"))
    name = told(models.CharField(max_length=200, blank=True), Purpose.EMPLOYERS, Basis.SUWI_10, Keep.IDENTITY)
    sbi = open_data(models.CharField(max_length=5))
    postcode = open_data(models.CharField(max_length=4, blank=True))


class JobsCount(Recorded):
    """Jobs of an establishment in a year: valid over that calendar year. `jobs_full`: of 12 hours or more."""

    establishment = structure(models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="jobs"))
    year = open_data(models.PositiveSmallIntegerField(), Purpose.COUNTING)
    jobs = open_data(models.PositiveIntegerField(), Purpose.COUNTING)
    jobs_full = open_data(models.PositiveIntegerField(null=True, blank=True), Purpose.COUNTING)
