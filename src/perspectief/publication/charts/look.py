"""The colours of a chart: ink on paper and one accent; text at least 4.5 to 1, marks at least 3 to 1."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as #rrggbb; `accent` is the only one that a theme changes."""

    accent: str = "#125458"
    tint: str = "#d9e9e7"
    paper: str = "#ffffff"
    ink: str = "#1c2426"
    muted: str = "#535e61"
    line: str = "#7b8485"
    grid: str = "#e6e6e1"
    font: str = "Arial, 'Liberation Sans', Helvetica, sans-serif"  # one width everywhere


PLAIN = Look()
