"""The tables of the desk. Rows are added; what was a mistake is withdrawn, not removed."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from perspectief.register.desk.codes import Area, Kind, Law, Level, StepKind, Topic
from perspectief.register.models.lists import code, only
from perspectief.register.models.told import Basis, Keep, Purpose, open_data, structure, told

_NUMBER = r"^([0-9]{12})?$"


class Noted(models.Model):
    """Known from a moment on, and up to the moment at which it was withdrawn (null: still)."""

    id = structure(models.BigAutoField(primary_key=True))
    recorded_at = open_data(models.DateTimeField(), Purpose.TWO_TIMES)
    withdrawn_at = open_data(models.DateTimeField(null=True, blank=True), Purpose.TWO_TIMES)

    class Meta:
        """No table of its own."""

        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=F("recorded_at")),
                name="%(class)s_withdrawn_after_recorded",
            ),
        )


class Request(Noted):
    """A question or an application of an entrepreneur, under the number that the desk gave it.

    `law` and `term_days` say within which time it is to be decided; a question has none. `establishment`
    is a number of the trade register, or empty.
    """

    reference = structure(models.CharField(max_length=30, unique=True))
    kind = open_data(code(Kind))
    topic = open_data(code(Topic))
    law = open_data(code(Law, erasable=True))
    term_days = open_data(models.PositiveSmallIntegerField(null=True, blank=True))
    received_on = open_data(models.DateField())
    establishment = open_data(models.CharField(max_length=12, blank=True))

    class Meta(Noted.Meta):
        """A permit has a law, a question none; days of one's own only with a law of one's own."""

        constraints = (
            *Noted.Meta.constraints,
            only("kind", Kind),
            only("topic", Topic),
            only("law", Law, erasable=True),
            models.CheckConstraint(
                condition=Q(kind=Kind.QUESTION.value, law="") | (Q(kind=Kind.PERMIT.value) & ~Q(law="")),
                name="request_law_of_permits",
            ),
            models.CheckConstraint(
                condition=Q(law=Law.OWN.value, term_days__isnull=False)
                | (~Q(law=Law.OWN.value) & Q(term_days__isnull=True)),
                name="request_days_of_own_law",
            ),
            models.CheckConstraint(
                condition=Q(establishment__regex=_NUMBER), name="request_establishment_number"
            ),
        )


class Step(Noted):
    """What happened with a request on a day; `weeks` only of an extension."""

    request = structure(models.ForeignKey(Request, on_delete=models.PROTECT, related_name="steps"))
    kind = open_data(code(StepKind))
    on = open_data(models.DateField())
    weeks = open_data(models.PositiveSmallIntegerField(null=True, blank=True))

    class Meta(Noted.Meta):
        """An extension has weeks, and nothing else has."""

        constraints = (
            *Noted.Meta.constraints,
            only("kind", StepKind),
            models.CheckConstraint(
                condition=Q(kind=StepKind.EXTENDED.value, weeks__isnull=False)
                | (~Q(kind=StepKind.EXTENDED.value) & Q(weeks__isnull=True)),
                name="step_weeks_of_extensions",
            ),
        )


class Obstacle(Noted):
    """A rule that stood in the way of a request: its field, whose it is, and its name."""

    request = structure(models.ForeignKey(Request, on_delete=models.PROTECT, related_name="obstacles"))
    area = open_data(code(Area))
    level = open_data(code(Level))
    rule = open_data(models.CharField(max_length=120))

    class Meta(Noted.Meta):
        """Codes of the lists only."""

        constraints = (*Noted.Meta.constraints, only("area", Area), only("level", Level))


class Survey(models.Model):
    """A survey among entrepreneurs; answers are whole numbers from `lowest` to `highest`.

    `measure` is of which measure its grade is a figure, or empty: then it does not leave. `seed` is what the
    sample was drawn with.
    """

    id = structure(models.BigAutoField(primary_key=True))
    name = structure(models.CharField(max_length=40, unique=True))
    measure = open_data(models.CharField(max_length=60, blank=True))
    lowest = open_data(models.PositiveSmallIntegerField(default=1))
    highest = open_data(models.PositiveSmallIntegerField(default=10))
    asked_from = open_data(models.DateField())
    asked_until = open_data(models.DateField())
    seed = open_data(models.BigIntegerField())

    class Meta:
        """Something to choose between, and a time to do it in."""

        constraints = (
            models.CheckConstraint(condition=Q(highest__gt=F("lowest")), name="survey_scale"),
            models.CheckConstraint(condition=Q(asked_until__gte=F("asked_from")), name="survey_days"),
        )


class Question(models.Model):
    """One question, in two languages; the one that is the grade says so."""

    id = structure(models.BigAutoField(primary_key=True))
    survey = structure(models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="questions"))
    name = structure(models.CharField(max_length=40))
    text_nl = open_data(models.CharField(max_length=300))
    text_en = open_data(models.CharField(max_length=300))
    is_grade = open_data(models.BooleanField(default=False))

    class Meta:
        """One grade in a survey."""

        constraints = (
            models.UniqueConstraint(fields=["survey", "name"], name="question_name"),
            models.UniqueConstraint(fields=["survey"], condition=Q(is_grade=True), name="question_one_grade"),
        )


class Stratum(models.Model):
    """Establishments that are alike, how many there were when the sample was drawn, in a fixed order."""

    id = structure(models.BigAutoField(primary_key=True))
    survey = structure(models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="strata"))
    place = structure(models.PositiveSmallIntegerField())
    name = structure(models.CharField(max_length=40))
    population = open_data(models.PositiveIntegerField())

    class Meta:
        """Each once."""

        constraints = (models.UniqueConstraint(fields=["survey", "name"], name="stratum_name"),)


class Invited(models.Model):
    """An establishment in the sample; its number goes once the survey is over (`survey.forget`)."""

    id = structure(models.BigAutoField(primary_key=True))
    stratum = structure(models.ForeignKey(Stratum, on_delete=models.PROTECT, related_name="invited"))
    establishment = told(
        models.CharField(max_length=12, blank=True), Purpose.EMPLOYERS, Basis.SUWI_10, Keep.IDENTITY
    )

    class Meta:
        """A number of the trade register."""

        constraints = (
            models.CheckConstraint(
                condition=Q(establishment__regex=_NUMBER), name="invited_establishment_number"
            ),
        )


class Answer(models.Model):
    """What one establishment answered to one question."""

    id = structure(models.BigAutoField(primary_key=True))
    invited = structure(models.ForeignKey(Invited, on_delete=models.PROTECT, related_name="answers"))
    question = structure(models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers"))
    value = open_data(models.SmallIntegerField())
    given_on = open_data(models.DateField())

    class Meta:
        """One answer to a question."""

        constraints = (models.UniqueConstraint(fields=["invited", "question"], name="answer_once"),)
