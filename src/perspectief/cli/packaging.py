"""`perspectief figures export --format`: figures as a Data Package."""

from datetime import date
from pathlib import Path

from perspectief.account import open_house
from perspectief.cli.columns import column_words
from perspectief.cli.console import OUT
from perspectief.cli.language import WORDS as W
from perspectief.facts.analysis import load_figures_and_lists
from perspectief.facts.datapackage import Format, Package, write_package
from perspectief.facts.fetched import open_fetched


def export_package(folder: Path, output: Path, form: Format, as_of: date) -> None:
    """Write all figures known on a day, own and fetched, with their description."""
    house = open_house(folder)
    fetched = open_fetched(folder, house.catalogue, house.regions)
    connection = load_figures_and_lists(house.facts, fetched, house.catalogue, house.regions, W.language)
    package = Package(
        name="figures",
        title=W.t("Figures known on {day}", day=W.day(as_of)),
        description=W.t(
            "Each row is one figure as one source published it on one day; later rows revise earlier ones."
            " The unit of a number is that of its measure. A licence is named where it is known."
        ),
        columns=column_words(),
    )
    count = write_package(connection, output, form, as_of, package)
    written = W.t("Written to {place}", place=output)
    OUT.print(f"{W.n('{count} figure', '{count} figures', count)}. {written}", soft_wrap=True, markup=False)
