"""Teams, members of staff, and whose residents and employers they look after."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.crypto import salted_hmac

# From their own modules: the package may be half loaded while Django readies itself.
from perspectief.register.models.jobs import Employer
from perspectief.register.models.lists import code, only
from perspectief.register.models.recorded import Recorded
from perspectief.register.models.resident import Resident
from perspectief.register.models.told import Basis, Keep, Purpose, structure, told
from perspectief.register.staff.roles import Language, Role


class Team(models.Model):
    """People who look after residents or employers together."""

    id = structure(models.BigAutoField(primary_key=True))
    name = told(models.CharField(max_length=80, unique=True), Purpose.RIGHTS, Basis.GDPR_32, Keep.STRUCTURE)


class Members(BaseUserManager["StaffMember"]):
    """How Django finds a member who signs in."""

    def create_member(self, username: str, password: str | None = None, **values: object) -> "StaffMember":
        """A new member; without a password the only way in is that of the municipality's own sign-in."""
        member = self.model(username=self.model.normalize_username(username), **values)
        member.set_password(password)
        member.save(force_insert=True, using=self._db)
        return member


class StaffMember(AbstractBaseUser):
    """Somebody who works here, with one role. `subject` is who they are for the OpenID provider, or empty.

    A member who left is not active and stays, for the trail speaks of them. Another `epoch` ends every
    session, as another password does. `renew_by`: until when a password that somebody else handed out is
    good for choosing one's own; null where the password is one's own, or there is none.
    """

    id = structure(models.BigAutoField(primary_key=True))
    username = told(
        models.CharField(max_length=150, unique=True), Purpose.SIGNING_IN, Basis.GDPR_32, Keep.STRUCTURE
    )
    name = told(models.CharField(max_length=200), Purpose.SIGNING_IN, Basis.GDPR_32, Keep.STRUCTURE)
    team = told(
        models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="members"),
        Purpose.RIGHTS,
        Basis.GDPR_32,
        Keep.STRUCTURE,
    )
    role = told(code(Role), Purpose.RIGHTS, Basis.GDPR_32, Keep.STRUCTURE)
    language = told(code(Language), Purpose.SIGNING_IN, Basis.GDPR_32, Keep.STRUCTURE)
    is_active = told(models.BooleanField(default=True), Purpose.RIGHTS, Basis.GDPR_32, Keep.STRUCTURE)
    subject = told(
        models.CharField(max_length=255, null=True, blank=True, unique=True),
        Purpose.SIGNING_IN,
        Basis.GDPR_32,
        Keep.STRUCTURE,
    )
    password = told(models.CharField(max_length=128), Purpose.SIGNING_IN, Basis.GDPR_32, Keep.STRUCTURE)
    last_login = told(
        models.DateTimeField(null=True, blank=True), Purpose.SIGNING_IN, Basis.GDPR_32, Keep.STRUCTURE
    )

    renew_by = told(
        models.DateTimeField(null=True, blank=True), Purpose.SIGNING_IN, Basis.GDPR_32, Keep.STRUCTURE
    )
    epoch = told(models.PositiveIntegerField(default=0), Purpose.SIGNING_IN, Basis.GDPR_32, Keep.STRUCTURE)

    objects: ClassVar[Members] = Members()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]

    class Meta:
        """Codes of the lists only."""

        constraints = (only("role", Role), only("language", Language))

    def get_session_auth_hash(self) -> str:
        """What a session has to hold to go on."""
        return salted_hmac("perspectief.staff.session", f"{self.password} {self.epoch}").hexdigest()


class Caseload(Recorded):
    """Which coach looks after a resident: one at a time."""

    resident = structure(models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="caseloads"))
    member = structure(models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="caseload"))

    class Meta(Recorded.Meta):
        """Found by the member."""


class EmployerCare(Recorded):
    """Which account manager looks after an employer: one at a time."""

    employer = structure(models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="care"))
    member = structure(models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="employers"))

    class Meta(Recorded.Meta):
        """Found by the member."""


class Throttle(models.Model):
    """How often a name or an address was tried in vain; the key is a keyed mark, not the name itself."""

    key = structure(models.CharField(max_length=64, primary_key=True))
    failures = told(models.PositiveIntegerField(default=0), Purpose.SIGNING_IN, Basis.GDPR_32, Keep.STRUCTURE)
    last_at = told(models.DateTimeField(), Purpose.SIGNING_IN, Basis.GDPR_32, Keep.STRUCTURE)
