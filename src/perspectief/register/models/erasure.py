"""What stays where content was removed."""

from django.db import models

from perspectief.register.codes import Law, Subject, WhyErased
from perspectief.register.models.lists import code, only
from perspectief.register.models.told import Basis, Keep, Purpose, structure, told


class Tombstone(models.Model):
    """That something was removed: of whom or of which file, when, why and by which law.

    Only where a tombstone stands does the database allow content to be emptied.
    """

    id = structure(models.BigAutoField(primary_key=True))
    subject = structure(code(Subject))
    subject_id = structure(models.BigIntegerField())
    erased_at = told(models.DateTimeField(), Purpose.PROVING_ERASURE, Basis.GDPR_5_2, Keep.STRUCTURE)
    why = told(code(WhyErased), Purpose.PROVING_ERASURE, Basis.GDPR_5_2, Keep.STRUCTURE)
    law = told(code(Law), Purpose.PROVING_ERASURE, Basis.GDPR_5_2, Keep.STRUCTURE)

    class Meta:
        """Codes of the lists only; found by its subject."""

        constraints = (only("subject", Subject), only("why", WhyErased), only("law", Law))
        indexes = (models.Index(fields=["subject", "subject_id"], name="tombstone_subject"),)
