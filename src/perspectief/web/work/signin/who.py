"""Who is there: only who went through all steps of signing in."""

from django.http import HttpRequest

from perspectief.register.staff.models import StaffMember

# The way in of the municipality's provider has its own second factor; the local one has ours.
MUNICIPAL = "perspectief.web.work.signin.oidc.MunicipalAccounts"
_BACKEND = "_auth_user_backend"


def member_of(request: HttpRequest) -> StaffMember | None:
    """Who the session says it is, verified or not; for words only."""
    user = getattr(request, "user", None)
    return user if isinstance(user, StaffMember) and user.is_active else None


def signed_in(request: HttpRequest) -> StaffMember | None:
    """The member who signed in, with the second factor where the account is a local one; None otherwise."""
    member = member_of(request)
    if member is None:
        return None
    municipal = request.session.get(_BACKEND) == MUNICIPAL
    return member if municipal or getattr(member, "otp_device", None) is not None else None
