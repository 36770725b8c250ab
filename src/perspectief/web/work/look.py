"""How pages are made: templates, the words they call, and what every page shows around its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.template import engines
from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from perspectief.publication.theme import STATIC, theme_of
from perspectief.register.staff.rights import TABLE, Action
from perspectief.register.staff.roles import Role
from perspectief.web.work.asked import Asked
from perspectief.web.work.house import house
from perspectief.web.work.words import ROLES, SECTIONS

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"


@dataclass(frozen=True, slots=True)
class Styles:
    """The one style sheet, with a mark of its content by which browsers keep it."""

    text: bytes
    mark: str


def _styles() -> Styles:
    vendored = [path.read_text("utf-8") for path in sorted((STATIC / "vendor").glob("*.css"))]
    own = sorted((HERE / "static").glob("*.css"))
    text = "\n".join([*vendored, theme_of(None).styles, *(path.read_text("utf-8") for path in own)]).encode()
    return Styles(text, sha256(text).hexdigest()[:16])


STYLES = _styles()


def environment(**options: Any) -> Environment:  # noqa: ANN401 (as Django hands them over)
    """The templates of Django's Jinja2 backend: everything put into them is escaped, nothing is undefined."""
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True, "autoescape": True}
    made = Environment(**options)  # noqa: S701 (it is on, in what is handed over)
    made.globals |= {"address": address, "styles": lambda: address("styles", mark=STYLES.mark)}
    return made


def address(name: str, /, **keys: object) -> str:
    """Where a route is."""
    return reverse(name, kwargs=keys or None)


def page(
    asked: Asked, template: str, title: str, values: Mapping[str, object] | None = None, status: int = 200
) -> HttpResponse:
    """A page as an answer; `title` stands in the browser's bar and, mostly, as its heading."""
    words = asked.words
    shared = {
        "asked": asked,
        "house": house(),
        "title": title,
        "w": words,
        "t": words.t,
        "n": words.n,
        "sections": _sections(asked),
        "role": words.t(ROLES[Role(asked.member.role)]) if asked.member else "",
        "csrf": get_token(asked.request),
        "here": asked.request.get_full_path() if asked.request.method == "GET" else asked.request.path,
        "route": asked.request.resolver_match.url_name if asked.request.resolver_match else "",
    }
    text = engines["jinja2"].get_template(template).render(shared | dict(values or {}))
    return HttpResponse(text, status=status)


def _sections(asked: Asked) -> list[tuple[str, str]]:
    """The parts of the work floor that this role has: the route and its words."""
    if asked.member is None:
        return []
    rights = TABLE[Role(asked.member.role)]
    return [(name, asked.words.t(said)) for name, action, said in SECTIONS if Action(action) in rights]
