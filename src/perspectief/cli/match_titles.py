"""`perspectief match titles`: the titles of a CSV file linked to occupations."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rich.table import Table

from perspectief.cli.console import OUT, progress
from perspectief.cli.language import WORDS as W
from perspectief.facts.table import write_table
from perspectief.ground.files import write_atomically
from perspectief.matching.titles.listed import Titles, read_titles

if TYPE_CHECKING:
    from perspectief.matching.taxonomy.taxonomy import Taxonomy
    from perspectief.matching.titles.link import Link

HEADINGS = ("line", "title", "rank", "occupation", "name", "isco08", "chance", "certainty")
NOTHING = "nothing"
_MOST_SHOWN = 40


def link_file(file: Path, column: str | None, best: int, taxonomy: Path | None, output: Path | None) -> None:
    """Print the best occupations of each title, or write them."""
    listed = read_titles(file, column)
    # What links takes seconds to load: a list that cannot be used is refused before.
    from perspectief.cli.taxonomies import titles_at
    from perspectief.matching.titles.link import links_of

    index = titles_at(taxonomy)
    with progress(W.t("Linking titles")) as bar:
        links = links_of(index, listed.titles, best, bar.to)
    if output is None:
        OUT.print(_table(listed, links, index.taxonomy))
        _tell_of_more(listed)
        return
    written = _as_json if output.suffix == ".json" else _as_csv
    write_atomically(output, written(listed, links, index.taxonomy).encode())
    OUT.print(W.t("Written to {file}.", file=str(output)))


def _as_csv(listed: Titles, links: "list[tuple[Link, ...]]", taxonomy: "Taxonomy") -> str:
    return write_table(HEADINGS, _rows(listed, links, taxonomy))


def _rows(listed: Titles, links: "list[tuple[Link, ...]]", taxonomy: "Taxonomy") -> Iterator[tuple[str, ...]]:
    """A row for each title and occupation; a title that nothing is found for has a row that says so."""
    for line, title, found in zip(listed.lines, listed.titles, links, strict=True):
        if not found:
            yield str(line), title, "", "", "", "", "", NOTHING
        for rank, link in enumerate(found, start=1):
            occupation = taxonomy.occupations[link.occupation]
            names = (occupation.id, occupation.name(W.language), occupation.isco)
            yield str(line), title, str(rank), *names, f"{link.chance:.3f}", link.certainty


def _as_json(listed: Titles, links: "list[tuple[Link, ...]]", taxonomy: "Taxonomy") -> str:
    titles = [
        {"line": line, "title": title, "certainty": found[0].certainty if found else NOTHING, "links": rows}
        for line, title, found in zip(listed.lines, listed.titles, links, strict=True)
        for rows in [[_plain(link, taxonomy) for link in found]]
    ]
    return json.dumps({"taxonomy": taxonomy.name, "titles": titles}, ensure_ascii=False, indent=1) + "\n"


def _plain(link: "Link", taxonomy: "Taxonomy") -> dict[str, str | float]:
    occupation = taxonomy.occupations[link.occupation]
    return {
        "occupation": occupation.id,
        "name_nl": occupation.name("nl"),
        "name_en": occupation.name("en"),
        "isco08": occupation.isco,
        "chance": round(link.chance, 3),
        "certainty": link.certainty,
    }


def _table(listed: Titles, links: "list[tuple[Link, ...]]", taxonomy: "Taxonomy") -> Table:
    table = Table(W.t("title"), W.t("occupation"), W.t("how sure"), W.t("or else"), box=None)
    for title, found in list(zip(listed.titles, links, strict=True))[:_MOST_SHOWN]:
        names = [taxonomy.occupations[link.occupation].name(W.language) for link in found]
        table.add_row(title, names[0] if names else "", _word(found), "; ".join(names[1:]))
    return table


def _word(found: "tuple[Link, ...]") -> str:
    words = {
        "same_name": W.t("the same name"),
        "likely": W.t("likely so"),
        "possible": W.t("perhaps"),
        "unsure": W.t("not sure"),
        NOTHING: W.t("nothing found"),
    }
    return words[found[0].certainty if found else NOTHING]


def _tell_of_more(listed: Titles) -> None:
    more = len(listed.titles) - _MOST_SHOWN
    if more > 0:
        OUT.print(
            W.n(
                "And {count} title more; --output writes all.",
                "And {count} titles more; --output writes all.",
                more,
            )
        )
