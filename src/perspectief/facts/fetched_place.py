"""Where fetched figures lie: known without loading what reads them."""

from pathlib import Path

FETCHED = "fetched"
PLACE = f"{FETCHED}/figures"


def has_fetched(folder: Path) -> bool:
    """Whether any figures were fetched into a folder."""
    return any((folder / PLACE).glob("*/*/*.parquet"))
