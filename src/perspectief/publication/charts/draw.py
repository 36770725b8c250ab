"""A specification as SVG: drawn once, kept under the hash of what it was drawn from."""

import hashlib
import json
from functools import lru_cache
from html import escape
from importlib.metadata import version
from pathlib import Path
from typing import Any

from perspectief.ground.files import read_bytes, write_atomically
from perspectief.ground.problem import Refused
from perspectief.publication.svg import unsafe_part

VEGA_LITE = "5.21"
_LIMIT_BYTES = 5_000_000


def draw(spec: dict[str, Any], cache: Path, title: str, description: str) -> str:
    """The SVG of a chart with its own title and description; the same bytes for the same chart.

    `cache` is a directory that may be deleted at any time.
    """
    key = _key(spec)
    path = cache / f"{key}.svg"
    svg = _kept(path, cache)
    if svg is None:
        svg = _drawn(spec)
        cache.mkdir(parents=True, exist_ok=True)
        write_atomically(path, svg.encode())
    return _named(svg, f"c{key[:12]}", title, description)


def _kept(path: Path, cache: Path) -> str | None:
    """What was drawn before, or None; a cache can come along with a folder, so what can run is not taken."""
    try:
        svg = read_bytes(path, root=cache, limit_bytes=_LIMIT_BYTES).decode()
    except (Refused, UnicodeDecodeError):
        return None
    return None if unsafe_part(svg) else svg


def _key(spec: dict[str, Any]) -> str:
    content = json.dumps(spec, sort_keys=True, ensure_ascii=False)
    made_by = f"{_version_of_engine()} {VEGA_LITE} 1"
    return hashlib.sha256(f"{made_by}\n{content}".encode()).hexdigest()


@lru_cache(maxsize=1)
def _version_of_engine() -> str:
    return version("vl-convert-python")


def _drawn(spec: dict[str, Any]) -> str:
    import vl_convert  # starts a JavaScript engine: only when something has to be drawn

    svg: str = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, show_warnings=False)
    return svg


def _named(svg: str, name: str, title: str, description: str) -> str:
    head, rest = svg.split(">", 1)
    for part in ("title", "desc"):
        head = head.replace(f" aria-{part}", f" data-{part}")
    words = f'<title id="{name}t">{escape(title)}</title><desc id="{name}d">{escape(description)}</desc>'
    return f'{head} role="img" aria-labelledby="{name}t {name}d">{words}{rest}'
