"""Contacts with employers, and what they owe in social return."""

from django.db import models

from perspectief.register.codes import Channel, EmployerOutcome
from perspectief.register.models.jobs import Employer, Establishment
from perspectief.register.models.lists import code, only
from perspectief.register.models.recorded import Recorded
from perspectief.register.models.told import Basis, Keep, Purpose, open_data, structure, told


class EmployerContact(Recorded):
    """One contact, on the day `valid_from`; `valid_to` is the day after. `next_on`: when to speak again.

    The text may name somebody who works there, so it goes as content does.
    """

    establishment = structure(
        models.ForeignKey(Establishment, on_delete=models.PROTECT, related_name="contacts")
    )
    kind = open_data(code(Channel))
    outcome = open_data(code(EmployerOutcome))
    text = told(models.TextField(blank=True), Purpose.EMPLOYERS, Basis.SUWI_10, Keep.CONTENT)
    next_on = open_data(models.DateField(null=True, blank=True))

    class Meta(Recorded.Meta):
        """Codes of the lists only; the next contact is found by its day."""

        constraints = (
            *Recorded.Meta.constraints,
            only("kind", Channel),
            only("outcome", EmployerOutcome),
        )
        indexes = (models.Index(fields=["next_on"], name="employercontact_next"),)


class SocialReturn(Recorded):
    """An agreement on social return: what an employer owes for a contract of the municipality, in cents.

    It holds over the time in which it has to be met; `met` is what was met so far, `reference` the contract.
    """

    employer = structure(models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="social_returns"))
    reference = open_data(models.CharField(max_length=80), Purpose.KEEPING_APART)
    owed = open_data(models.BigIntegerField(), Purpose.ACCOUNTING_MONEY)
    met = open_data(models.BigIntegerField(default=0), Purpose.ACCOUNTING_MONEY)
