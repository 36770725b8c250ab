"""What an account manager writes down of an establishment: contacts and vacancies."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from perspectief.ground.problem import Refused
from perspectief.register.floor import dealing
from perspectief.register.floor.employer import EmployerPage, Site
from perspectief.register.floor.employer import employer as employer_of
from perspectief.register.floor.said import By
from perspectief.register.floor.versions import CODE, Part
from perspectief.web.work.asked import Asked
from perspectief.web.work.dealwords import CHANNEL, OUTCOME
from perspectief.web.work.forms.employer import ClosingForm, ContactForm, VacancyForm
from perspectief.web.work.forms.filled import objections, read
from perspectief.web.work.look import page
from perspectief.web.work.pages import errors
from perspectief.web.work.pages.employer import Said, contacts, name_of, site_of, vacant

_Wrong = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _At:
    """The establishment at hand, and which part of it is written."""

    asked: Asked
    found: EmployerPage
    site: Site
    part: Part
    template: str
    title: str

    def form(
        self,
        filled: Mapping[str, str],
        wrong: _Wrong,
        status: int = 200,
        changed: list[Said] | None = None,
    ) -> HttpResponse:
        """The form, with what was filled in and what is wrong with it."""
        t = self.asked.words.t
        values = {
            "employer": self.found,
            "site": self.site,
            "name": name_of(self.found, self.asked.words),
            "filled": filled,
            "wrong": wrong,
            "changed": changed,
            "version": self.site.versions[self.part],
            "channels": [(str(code), t(said)) for code, said in CHANNEL.items()],
            "outcomes": [(str(code), t(said)) for code, said in OUTCOME.items()],
        }
        return page(self.asked, self.template, self.title, values, status)

    def saved(self, do: Callable[[By, str], object], what: str) -> HttpResponse:
        """Save, and back to the employer; 409 where a colleague was first, with what came."""
        filled = self.asked.filled_in
        try:
            do(By(self.asked.me.pk, self.asked.at), filled.get("version", ""))
        except Refused as refused:
            if any(problem.code == CODE for problem in refused.problems):
                return self.form(filled, {}, 409, self._came(refused))
            return self.form(filled, objections(refused, self.asked.words), 422)
        return HttpResponseRedirect(reverse("employer", args=[self.found.kvk]) + f"?saved={what}")

    def _came(self, refused: Refused) -> list[Said]:
        """What a colleague saved meanwhile."""
        came = {int(each.details["record"]) for each in refused.problems if each.details["how"] == "came"}
        if self.part is Part.EMPLOYER_CONTACT:
            return contacts(tuple(each for each in self.found.contacts if each.record in came), self.asked)
        words = self.asked.words
        rows = [vacant(each, self.found, words) for each in self.found.vacancies if each.record in came]
        return [Said(row.since, row.title, row.until, "") for row in rows]


def contact(asked: Asked) -> HttpResponse:
    """Write down a contact; today unless another day is filled in."""
    at = _at(asked, Part.EMPLOYER_CONTACT, "employer_contact.html", asked.words.t("Log a contact"))
    if at is None:
        return errors.not_found(asked)
    if not asked.writes:
        return at.form({"day": asked.today.isoformat()}, {})
    form, wrong = read(ContactForm, asked.filled_in, asked.words)
    if form is None:
        return at.form(asked.filled_in, wrong, 422)
    return at.saved(
        lambda by, version: dealing.contact(at.site.establishment, form.said(), by, version), "contact"
    )


def vacancy(asked: Asked) -> HttpResponse:
    """Write down a vacancy; where the establishment is, open from today, unless said otherwise."""
    at = _at(asked, Part.VACANCY, "vacancy.html", asked.words.t("Add a vacancy"))
    if at is None:
        return errors.not_found(asked)
    if not asked.writes:
        start = {"start": asked.today.isoformat(), "places": "1", "postcode": at.site.postcode}
        return at.form(start, {})
    form, wrong = read(VacancyForm, asked.filled_in, asked.words)
    if form is None:
        return at.form(asked.filled_in, wrong, 422)
    return at.saved(
        lambda by, version: dealing.open_vacancy(at.site.establishment, form.said(), by, version), "vacancy"
    )


def close(asked: Asked) -> HttpResponse:
    """A vacancy is filled or withdrawn."""
    at = _at(asked, Part.VACANCY, "close_vacancy.html", asked.words.t("Close a vacancy"))
    record = asked.keys["record"]
    if at is None or all(each.record != record for each in at.found.vacancies):
        return errors.not_found(asked)
    if not asked.writes:
        return at.form({"day": asked.today.isoformat()}, {})
    form, wrong = read(ClosingForm, asked.filled_in, asked.words)
    if form is None:
        return at.form(asked.filled_in, wrong, 422)
    here = at.site.establishment
    return at.saved(lambda by, version: dealing.close_vacancy(here, record, form.day, by, version), "closed")


def _at(asked: Asked, part: Part, template: str, title: str) -> _At | None:
    """The establishment of the address; None where it is not of this employer."""
    found = employer_of(asked.keys["kvk"], asked.today)
    site = site_of(asked, found)
    return None if site is None else _At(asked, found, site, part, template, title)
