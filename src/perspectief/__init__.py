"""Perspectief: a municipal programme for work and economy, from goals to account."""

__version__ = "0.1.0"
