"""What the desk of the open register has for the gate: totals of quarters, and grades of surveys."""

from datetime import date

from perspectief.ground.problem import Refused
from perspectief.register.desk.models import Survey
from perspectief.register.desk.requests import loaded
from perspectief.register.desk.survey import grade
from perspectief.register.desk.totals import SurveyTotal, Total, totals


def leaving(on: date) -> tuple[tuple[Total, ...], tuple[SurveyTotal, ...]]:
    """The totals of quarters that are over on a day, and the grades of surveys that are."""
    over = Survey.objects.filter(asked_until__lt=on).exclude(measure="").order_by("asked_from", "name")
    grades = [found for survey in over if (found := _grade(survey))]
    return totals(loaded(), on), tuple(grades)


def _grade(survey: Survey) -> SurveyTotal | None:
    try:
        made = grade(survey.name)
    except Refused:  # nearly nobody answered
        return None
    found = made.estimate
    days = survey.asked_from, survey.asked_until
    numbers = found.value, found.low, found.high
    return SurveyTotal(survey.name, survey.measure, *days, *numbers, found.answers, made.invited)
