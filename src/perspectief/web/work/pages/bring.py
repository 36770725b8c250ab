"""Vacancies from a file that somebody hands over, at one establishment."""

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from perspectief.ground.problem import Refused
from perspectief.publication.words.problems import problem_sentence
from perspectief.register.floor.bringing import COLUMNS, MOST_BYTES, bring_vacancies
from perspectief.register.floor.employer import EmployerPage, Site
from perspectief.register.floor.employer import employer as employer_of
from perspectief.web.work.asked import Asked
from perspectief.web.work.look import page
from perspectief.web.work.pages import errors
from perspectief.web.work.pages.employer import name_of, site_of
from perspectief.web.work.uploads import handed_over

_MOST_SHOWN = 20


def bring(asked: Asked) -> HttpResponse:
    """All of the file or nothing; what is wrong is told by its line."""
    found = employer_of(asked.keys["kvk"], asked.today)
    site = site_of(asked, found)
    if site is None:
        return errors.not_found(asked)
    if not asked.writes:
        return _form(asked, found, site, [])
    try:
        data = handed_over(asked.request)
        if data is None:
            return _form(asked, found, site, [asked.words.t("Choose a file first.")])
        brought = bring_vacancies(data, site.establishment, site.number, asked.at)
    except Refused as refused:
        shown = refused.problems[:_MOST_SHOWN]
        return _form(asked, found, site, [problem_sentence(each, asked.words) for each in shown])
    told = {"saved": "known" if brought.known else "file", "new": brought.new, "changed": brought.changed}
    return HttpResponseRedirect(reverse("employer", args=[found.kvk]) + "?" + urlencode(told))


def _form(asked: Asked, found: EmployerPage, site: Site, problems: list[str]) -> HttpResponse:
    values = {
        "employer": found,
        "site": site,
        "name": name_of(found, asked.words),
        "problems": problems,
        "columns": list(COLUMNS),
        "most": MOST_BYTES // 1_000_000,
    }
    status = 422 if problems else 200
    return page(asked, "bring_vacancies.html", asked.words.t("Bring in vacancies"), values, status)
