"""The first page after signing in: where the day of each role begins."""

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from perspectief.register.staff.rights import TABLE
from perspectief.register.staff.roles import Role
from perspectief.web.work.asked import Asked
from perspectief.web.work.look import page
from perspectief.web.work.words import SECTIONS


def home(asked: Asked) -> HttpResponse:
    """To the first part that the role has."""
    rights = TABLE[Role(asked.me.role)]
    first = next((name for name, action, _ in SECTIONS if action in rights), None)
    if first is not None:
        return HttpResponseRedirect(reverse(first))
    return page(asked, "home.html", asked.words.t("Welcome"))
