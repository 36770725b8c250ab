"""The tables that people expect, a page each with their downloads, and the page that lists them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from perspectief.publication.address import Address, Page
from perspectief.publication.pages.frame import page_of, way_below_home
from perspectief.publication.pages.look import Look
from perspectief.publication.pages.page import PageOf, Step
from perspectief.publication.tables import (
    Table,
    activity_table,
    as_csv,
    as_xlsx,
    bbv_table,
    indicator_table,
    money_table,
)

File = tuple[str, bytes]
TABLE_PAGES = 4  # of each look: the list and three pages of tables


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table on its page, with the path of its CSV."""

    table: Table
    csv: str


@dataclass(frozen=True, slots=True)
class TablePage:
    """A page of tables: one sentence that answers, its tables and the path of the workbook."""

    address: Address
    title: str
    answer: str
    sheets: tuple[Sheet, ...]
    xlsx: str


def table_files(look: Look) -> Iterator[File]:
    """The pages of tables of one look, with every table as CSV and XLSX."""
    pages = table_pages(look)
    title = look.words.t("Tables")
    answer = look.words.t(
        "The same facts as on the other pages, in the tables that councils and auditors know."
    )
    here = look.address("tables")
    days = () if look.edition else tuple((each, replace(here, edition=each.id)) for each in look.days)
    index = page_of(look, here, title, way_below_home(look), answer, answer=answer, pages=pages, days=days)
    yield here.path, index.html()
    way = (*way_below_home(look), Step(title, here))
    for page in pages:
        shown = page_of(look, page.address, page.title, way, page.answer, shown=page)
        yield page.address.path, _with_template(shown).html()
        for sheet in page.sheets:
            yield sheet.csv, as_csv(sheet.table)
        yield page.xlsx, as_xlsx([sheet.table for sheet in page.sheets], _about(look, page))


def table_pages(look: Look) -> tuple[TablePage, ...]:
    """Every page of tables of one look."""
    account, words = look.account, look.words
    return (
        _page(
            look, "table_indicators", words.t("Indicators and targets"), _of_targets(look),
            (indicator_table(account, words),),
        ),
        _page(
            look, "table_bbv", words.t("Indicators required by law (BBV)"), _of_bbv(look),
            (bbv_table(account, words),),
        ),
        _page(
            look, "table_activities", words.t("Activities and their cost"), _of_activities(look),
            (activity_table(account, words, look.edition), money_table(account, words)),
        ),
    )  # fmt: skip


def _page(look: Look, page: Page, title: str, answer: str, tables: tuple[Table, ...]) -> TablePage:
    address = look.address(page)
    endings = (".csv", *(f"-{table.id}.csv" for table in tables[1:]))
    sheets = tuple(
        Sheet(table, address.beside(ending)) for table, ending in zip(tables, endings, strict=True)
    )
    return TablePage(address, title, answer, sheets, address.beside(".xlsx"))


def _of_targets(look: Look) -> str:
    words, indicators = look.words, look.account.indicators
    targets = sum(target.adopted for indicator in indicators for target in indicator.targets)
    counted = words.n("{count} indicator", "{count} indicators", len(indicators))
    aims = words.n("{count} target", "{count} targets", targets)
    return words.t(
        "{indicators} and {targets}: where each began, what every year showed and what each document asked.",
        indicators=counted, targets=aims,
    )  # fmt: skip


def _of_bbv(look: Look) -> str:
    words = look.words
    count = sum(measure.bbv for measure in look.account.measures)
    if not count:
        return words.t("No figure of an indicator required by law is known here.")
    return words.n(
        "{count} indicator required by law has figures here, beside municipalities of the same size.",
        "{count} indicators required by law have figures here, beside municipalities of the same size.",
        count,
    )


def _of_activities(look: Look) -> str:
    words, activities = look.words, look.account.activities
    costed = sum(bool(activity.costs) for activity in activities)
    answer = words.n("{count} activity is known", "{count} activities are known", len(activities))
    return words.sentence(
        words.t("{activities}; of {costed} the cost is known", activities=answer, costed=costed)
    )


def _about(look: Look, page: TablePage) -> str:
    words, account = look.words, look.account
    name = f"{words.text(account.municipality.name)}, {words.text(account.title)}: {page.title}"
    known = words.t("As known on {day}", day=words.day(account.as_of))
    made_up = f" {look.made_up_of()}" if look.current.made_up else ""
    return f"{name}. {known}.{made_up}"


def _with_template(page: PageOf) -> PageOf:
    """All pages of tables are made from one template."""
    return replace(page, template="table.html")
