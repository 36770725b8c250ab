"""One page: its address, its place in the site and its HTML."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from types import MethodType

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.runtime import Context

from perspectief.publication import sentences
from perspectief.publication.address import LOGO, ROOT, STYLES, Address
from perspectief.publication.pages.bytecode import TemplateBytecode
from perspectief.publication.pages.look import Look, web_address

TEMPLATES = Path(__file__).parent.parent / "templates"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way up."""

    title: str
    address: Address


@dataclass(frozen=True)
class PageOf:
    """What a template needs beside the look: where the page is and what leads to it."""

    look: Look
    address: Address
    template: str
    title: str
    short: str
    description: str
    way: tuple[Step, ...] = ()
    values: dict[str, object] = field(default_factory=dict)

    @property
    def today(self) -> Address:
        """The same page as it is known now, or the overview where there is none now."""
        known = {
            "goal": {goal.id for goal in self.look.current.goals},
            "indicator": {indicator.id for indicator in self.look.current.indicators},
        }.get(self.address.page, {""})
        if self.address.id in known:
            return replace(self.address, edition="")
        return self.look.now("home")

    @property
    def day_shown(self) -> str:
        """Which day a page of an edition shows."""
        edition = self.look.edition
        return sentences.edition_intro(edition, self.look.words) if edition else ""

    @property
    def origin(self) -> str:
        """Whether a page of an edition was fixed on its day or reconstructed."""
        return sentences.edition_origin(self.look.account, self.look.words)

    def to(self, address: Address) -> str:
        """The relative link from this page to another."""
        return self.address.to(address.path)

    def file(self, path: str) -> str:
        """The relative link from this page to a file of the site."""
        return self.address.to(path)

    def html(self) -> bytes:
        """The page as HTML."""
        words = self.look.words
        return (
            environment()
            .get_template(self.template)
            .render(
                page=self,
                look=self.look,
                account=self.look.account,
                w=words,
                t=words.t,
                n=words.n,
                say=self.look.say,
                styles=self.file(STYLES),
                logo=self.file(LOGO) if self.look.logo else None,
                root=self.file(ROOT),
                **self.values,
            )
            .encode()
        )


class _Quick(Context):
    """Calls a plain method at once: pages ask for words tens of thousands of times."""

    def call(self, *called: object, **named: object) -> object:
        """Call the first argument with the others."""
        if type(called[0]) is MethodType:
            named.pop("_loop_vars", None)  # what the engine adds for functions that ask for a context
            named.pop("_block_vars", None)
            return called[0](*called[1:], **named)
        return super().call(*called, **named)  # type: ignore[arg-type]  # as the templates wrote it


class _Environment(Environment):
    context_class = _Quick


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates, compiled once; everything put into them is escaped."""
    made = _Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=TemplateBytecode(TEMPLATES),
    )
    made.filters["web"] = web_address
    return made
