"""Vacancies of the region."""

from django.db import models

from perspectief.register.models.jobs import Establishment
from perspectief.register.models.recorded import Recorded
from perspectief.register.models.told import Purpose, open_data, structure


class Vacancy(models.Model):
    """What `VacancySpell` and later proposals speak of: a vacancy by its source's reference."""

    id = structure(models.BigAutoField(primary_key=True))
    reference = open_data(models.CharField(max_length=80, unique=True), Purpose.KEEPING_APART)


class VacancySpell(Recorded):
    """A vacancy while it is open: places, occupation (ISCO-08), hours a week and place of work."""

    vacancy = structure(models.ForeignKey(Vacancy, on_delete=models.PROTECT, related_name="spells"))
    establishment = structure(
        models.ForeignKey(
            Establishment, on_delete=models.PROTECT, null=True, blank=True, related_name="vacancies"
        )
    )
    title = open_data(models.CharField(max_length=200, blank=True))
    occupation = open_data(models.CharField(max_length=12, blank=True))
    places = open_data(models.PositiveSmallIntegerField(default=1))
    hours_from = open_data(models.PositiveSmallIntegerField(null=True, blank=True))
    hours_to = open_data(models.PositiveSmallIntegerField(null=True, blank=True))
    postcode = open_data(models.CharField(max_length=4, blank=True))
