"""The look of a site: the styles of the package, and the tokens and logo that a folder may put over them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from perspectief.ground.files import read_text
from perspectief.ground.problem import Place, Problem, Refused
from perspectief.publication.svg import FETCHES, unsafe_part

STATIC = Path(__file__).parent / "static"
_TOKENS_LIMIT = 20_000
_LOGO_LIMIT = 60_000
# Tokens are names and values; whatever fetches, runs or styles more than that is refused.
_DECLARATION = re.compile(r"--[a-z][a-z0-9-]*\s*:[^;{}]*")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_AIR = re.compile(r"[ \t]*([{};,])[ \t]*|(?<=:)[ \t]+")
_PLAIN_COMMENT = re.compile(r"/\*(?!\*).*?\*/", re.DOTALL)
_ACCENT = re.compile(r"--perspectief-accent(-pale)?\s*:")
_HEX = re.compile(r":\s*#[0-9a-fA-F]{6}$")
_BLOCK = re.compile(r"\s*:root\s*\{([^{}]*)\}\s*")


@dataclass(frozen=True, slots=True)
class Theme:
    """The style sheet of a whole site and, where the folder has one, its logo."""

    styles: str
    logo: str | None = None

    @property
    def accent(self) -> str:
        """The accent as #rrggbb, for pictures."""
        return _colour(self.styles, "accent")

    @property
    def accent_pale(self) -> str:
        """The pale accent as #rrggbb, for pictures."""
        return _colour(self.styles, "accent-pale")


def theme_of(folder: Path | None) -> Theme:
    """The theme in `folder` (`theme.css`: design tokens only, `logo.svg`) over that of the package.

    Raises `Refused` with a theme code for tokens that do more than name a value, or an unsafe logo.
    """
    if folder is None or not folder.is_dir():
        return Theme(_own_styles())
    return Theme(_own_styles() + _tokens(folder), _logo(folder))


@lru_cache(maxsize=1)
def _own_styles() -> str:
    parts = [
        *sorted((STATIC / "vendor").glob("*.css")),
        STATIC / "theme.css",
        *sorted(STATIC.glob("site-*.css")),
    ]
    return _without_air("".join(part.read_text(encoding="utf-8") for part in parts))


def _without_air(styles: str) -> str:
    """Style sheets without comments and indentation; notices of copyright stay."""
    kept = _PLAIN_COMMENT.sub("", styles)
    lines = "\n".join(line for each in kept.splitlines() if (line := each.strip()))
    return _AIR.sub(r"\1", lines) + "\n"


def _tokens(folder: Path) -> str:
    path = folder / "theme.css"
    if not path.exists():
        return ""
    text = read_text(path, root=folder.parent, limit_bytes=_TOKENS_LIMIT)
    bare = _COMMENT.sub(" ", text)
    place = Place("theme/theme.css")
    if found := FETCHES.search(bare):
        raise Refused([Problem("theme-fetches", place, found=found.group())])
    if not (block := _BLOCK.fullmatch(bare)):
        raise Refused([Problem("theme-not-tokens", place, found=bare.strip()[:60])])
    return f":root{{{';'.join(_declarations(block.group(1), place))}}}\n"


def _declarations(block: str, place: Place) -> list[str]:
    declarations = [part.strip() for part in block.split(";") if part.strip()]
    for declaration in declarations:
        if not _DECLARATION.fullmatch(declaration):
            raise Refused([Problem("theme-not-tokens", place, found=declaration[:60])])
        if _ACCENT.match(declaration) and not _HEX.search(declaration):
            raise Refused([Problem("theme-accent-not-hex", place, found=declaration[:60])])
    return declarations


def _colour(styles: str, name: str) -> str:
    """The last value of a colour token; a theme may only set these two as #rrggbb."""
    found = [match.group(1) for match in re.finditer(rf"--perspectief-{name}:\s*(#[0-9a-fA-F]{{6}})", styles)]
    return found[-1].lower()


def _logo(folder: Path) -> str | None:
    path = folder / "logo.svg"
    if not path.exists():
        return None
    text = read_text(path, root=folder.parent, limit_bytes=_LOGO_LIMIT)
    if found := unsafe_part(text):
        raise Refused([Problem("logo-unsafe", Place("theme/logo.svg"), found=found)])
    return text
