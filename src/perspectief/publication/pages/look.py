"""An account looked at in one language: what every page of it shares."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from perspectief.account.model import (
    Account,
    Activity,
    Edition,
    FigureView,
    GoalAccount,
    IndicatorAccount,
    Measure,
    Owner,
)
from perspectief.ground.text import Language, Text
from perspectief.publication.address import Address, Page
from perspectief.publication.pages.written import Asked, Said, asked_in, said_about
from perspectief.publication.words import Words

_TABLE = re.compile(r" +[0-9]+[A-Za-z]+$")  # "CBS StatLine 37789ksz"
_QUOTED = re.compile(r"(?<=['‘])([^'‘’]+)(?=['’])")


@dataclass(frozen=True)
class Look:
    """One account in one language, of now or of an edition's day.

    `days` are the editions whose day has pages of its own, oldest first; `current` is the account of now;
    `sparklines` are small pictures (SVG) by indicator.
    """

    account: Account
    current: Account
    words: Words
    edition: Edition | None
    days: tuple[Edition, ...]
    sparklines: Mapping[str, str]
    logo: bool = False

    @property
    def language(self) -> Language:
        """The language of the pages."""
        return self.words.language

    def address(self, page: Page, subject: str = "") -> Address:
        """A page of this same look."""
        return Address(self.language, page, subject, self.edition.id if self.edition else "")

    def now(self, page: Page, subject: str = "") -> Address:
        """A page of the programme as it is known now."""
        return Address(self.language, page, subject)

    def of_day(self, edition: Edition) -> Address:
        """The programme on the day of an edition."""
        return Address(self.language, "home", edition=edition.id)

    @cached_property
    def goals(self) -> Mapping[str, GoalAccount]:
        """Goals by their id."""
        return {goal.id: goal for goal in self.account.goals}

    @cached_property
    def indicators(self) -> Mapping[str, IndicatorAccount]:
        """Indicators by their id."""
        return {indicator.id: indicator for indicator in self.account.indicators}

    @cached_property
    def activities(self) -> Mapping[str, Activity]:
        """Activities by their id."""
        return {activity.id: activity for activity in self.account.activities}

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """Measures by their id."""
        return {measure.id: measure for measure in self.account.measures}

    @cached_property
    def figures(self) -> Mapping[str, FigureView]:
        """Figures by their key."""
        return {figure.key: figure for figure in self.account.figures}

    @cached_property
    def owners(self) -> Mapping[str, Owner]:
        """Owners by their id."""
        return {owner.id: owner for owner in self.account.owners}

    @cached_property
    def editions(self) -> Mapping[str, Edition]:
        """Editions that this account knows, by their id."""
        return {edition.id: edition for edition in self.account.editions}

    def made_up_of(self) -> str:
        """What of a made-up programme is invented, and what is real all the same."""
        said = self.words.t("This is a made-up town, to try things out.")
        goals = self.words.t("Its goals and figures may be invented.")
        names = self.words.listing(self._real_sources())
        real = self.words.t("Figures among them that come from {sources} are real.", sources=names)
        return f"{said} {goals} {real}" if names else f"{said} {goals}"

    def _real_sources(self) -> list[str]:
        """The sources of figures that were fetched or ship, without the numbers of their tables."""
        views = (view for indicator in self.account.indicators for view in indicator.sources)
        names = (name for view in views if view.way in ("fetched", "shipped") for name in view.sources)
        return sorted({_TABLE.sub("", name) for name in names})

    def up_from(self, goal: GoalAccount) -> tuple[GoalAccount, ...]:
        """The goals above a goal, the main goal first."""
        above: list[GoalAccount] = []
        parent = goal.parent
        while parent:
            above.insert(0, self.goals[parent])
            parent = self.goals[parent].parent
        return tuple(above)

    def below(self, goal: GoalAccount) -> Iterator[GoalAccount]:
        """The goal itself and all goals under it, as in the programme."""
        waiting = [goal]
        while waiting:
            at = waiting.pop()
            yield at
            waiting += [self.goals[child] for child in reversed(at.children)]

    def results_of(self, activity: Activity) -> tuple[FigureView, ...]:
        """What an activity brought, in figures of its own measures for the municipality."""
        place = self.account.municipality.code
        known = [one for one in self.account.figures if one.measure in activity.measures]
        return tuple(one for one in known if one.region == place and one.kind != "change")

    def activities_for(self, indicator: IndicatorAccount) -> tuple[Activity, ...]:
        """What is done for an indicator, or for its goal where an activity names no indicator."""
        return tuple(
            activity
            for activity in self.account.activities
            if indicator.id in activity.indicators
            or (not activity.indicators and indicator.goal in activity.goals)
        )

    def said_about(self, kind: str, subject: str, level: int) -> tuple[Said, ...]:
        """What editions say of an indicator or activity, the newest first."""
        return said_about(self.account, self.words, kind, subject, level)

    def asked_in(self, edition: str, level: int) -> tuple[Asked, ...]:
        """What the council asked about an edition, with the answers."""
        return asked_in(self.account, self.words, edition, level)

    def sparkline(self, indicator: IndicatorAccount) -> Markup:
        """The small picture of an indicator's figures; empty where there is nothing to draw."""
        return Markup(self.sparklines.get(indicator.id, ""))  # noqa: S704 - drawn by this program

    def say(self, text: Text | None) -> Markup:
        """The municipality's words as HTML text; marked as Dutch where there is no translation."""
        if text is None:
            return Markup("")
        written = escape(text.within(self.language))
        return self._marked(written, text.language_of(self.language))

    def say_paragraphs(self, text: Text | None) -> tuple[Markup, ...]:
        """The same, cut at empty lines."""
        if text is None:
            return ()
        parts = [part.strip() for part in text.within(self.language).split("\n\n") if part.strip()]
        return tuple(self._marked(escape(part), text.language_of(self.language)) for part in parts)

    def dutch(self, text: str | None) -> Markup:
        """Words from a Dutch document as they stand there."""
        return self._marked(escape(text or ""), "nl")

    def quoting(self, sentence: str) -> Markup:
        """A sentence of ours as HTML text, with what it quotes from Dutch documents marked as Dutch."""
        parts = _QUOTED.split(sentence)  # every second part stood between marks of quotation
        marked = (
            self.dutch(part) if at % 2 and part in self._quotable else escape(part)
            for at, part in enumerate(parts)
        )
        return Markup("").join(marked)

    @cached_property
    def _quotable(self) -> frozenset[str]:
        """What documents wrote that our sentences may quote: objects counted, and aims."""
        versions = (v for one in self.account.indicators for target in one.targets for v in target.versions)
        counted = (figure.counted for figure in self.account.figures)
        return frozenset(filter(None, (*(version.as_published for version in versions), *counted)))

    def _marked(self, written: Markup, language: Language) -> Markup:
        if language == self.language:
            return written
        return Markup('<span lang="{}">{}</span>').format(language, written)


def web_address(address: str | None) -> str | None:
    """An address that is safe to link to; only http and https are."""
    return address if address and address.startswith(("https://", "http://")) else None
