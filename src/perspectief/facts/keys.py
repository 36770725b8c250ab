"""The key that a figure is known by in accounts and outlooks."""

import hashlib

from perspectief.facts.model import Figure


def figure_key(figure: Figure) -> str:
    """The key of a figure: the same over builds, for whatever says the same on the same day."""
    said = "|".join((figure.kind, figure.source, figure.as_published, figure.published_on.isoformat()))
    mark = hashlib.sha256(said.encode()).hexdigest()[:6]
    period = figure.end.isoformat() if figure.start == figure.end else f"{figure.start}-{figure.end}"
    return f"{figure.measure}-{figure.region}-{period}-{mark}".lower().replace("_", "-")
