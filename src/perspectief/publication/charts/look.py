"""The colours of a chart: ink on paper and one accent; text at least 4.5 to 1, marks at least 3 to 1."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as #rrggbb; `accent` is the only one that a theme changes."""

    accent: str = "#0f5c7a"
    tint: str = "#d9e8ee"
    paper: str = "#ffffff"
    ink: str = "#1d2730"
    muted: str = "#56626c"
    line: str = "#7c8790"
    grid: str = "#e6e9ec"
    font: str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif"


PLAIN = Look()
