"""Figures that were fetched: checked as columns, kept as immutable Parquet files, asked with DuckDB."""

from perspectief.facts.fetched.batch import Coded, FigureBatch, batch_from, batch_of
from perspectief.facts.fetched.checks import validate
from perspectief.facts.fetched.store import Fetched, Panel, open_fetched

__all__ = ["Coded", "Fetched", "FigureBatch", "Panel", "batch_from", "batch_of", "open_fetched", "validate"]
