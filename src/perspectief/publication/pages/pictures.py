"""The pictures of indicators, drawn once and kept in the cache."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from perspectief.account.model import Account, IndicatorAccount
from perspectief.publication.words import Words


@dataclass(frozen=True, slots=True)
class Drawn:
    """A wide and a narrow picture as SVG, and the size of the wide one in pixels."""

    wide: str
    narrow: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Pictures:
    """Draws what a page asks for; `cache` keeps what was drawn before."""

    cache: Path

    def of(self, account: Account, indicator: IndicatorAccount, words: Words) -> Drawn | None:
        """The chart of an indicator; None where there is nothing to draw."""
        return None

    def sparklines(self, account: Account, words: Words) -> Mapping[str, str]:
        """A small picture for each indicator that has figures."""
        return {}
