"""`perspectief match`: the commands about people and vacancies, each importing what it needs when it is
called.
"""

from pathlib import Path
from typing import Annotated

import typer

from perspectief.cli.language import WORDS as W

PeopleFile = Annotated[
    Path,
    typer.Argument(
        metavar=W.t("PEOPLE"),
        help=W.t("People: CSV, or JSON of VUM."),
        dir_okay=False,
        show_default=False,
    ),
]
VacanciesFile = Annotated[
    Path,
    typer.Argument(
        metavar=W.t("VACANCIES"),
        help=W.t("Vacancies: CSV, JSON of VUM, or JobPosting of schema.org."),
        dir_okay=False,
        show_default=False,
    ),
]
TaxonomyFile = Annotated[
    Path | None,
    typer.Option(
        "--taxonomy",
        help=W.t("A taxonomy that was imported; your own, or the small one that ships, if left out."),
        dir_okay=False,
        show_default=False,
    ),
]
WeightsFile = Annotated[
    Path | None,
    typer.Option(
        "--weights",
        help=W.t("The municipality's own weights; those that ship, an assumption, if left out."),
        dir_okay=False,
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        help=W.t("A file ending in .csv or .json; printed as a table if left out."),
        dir_okay=False,
        show_default=False,
    ),
]


def lists(
    people: PeopleFile,
    vacancies: VacanciesFile,
    most: Annotated[int, typer.Option(min=1, max=1000, help=W.t("How many vacancies for each."))] = 10,
    taxonomy: TaxonomyFile = None,
    weights: WeightsFile = None,
    output: Output = None,
) -> None:
    """The best vacancies of each person."""
    from perspectief.cli.match_lists import list_best
    from perspectief.cli.matched import Files

    list_best(Files(people, vacancies, taxonomy, weights), most, _written(output))


def propose(
    people: PeopleFile,
    vacancies: VacanciesFile,
    taxonomy: TaxonomyFile = None,
    weights: WeightsFile = None,
    output: Output = None,
) -> None:
    """Proposals for all at once."""
    from perspectief.cli.match_lists import propose_all
    from perspectief.cli.matched import Files

    propose_all(Files(people, vacancies, taxonomy, weights), _written(output))


def explain(
    people: PeopleFile,
    vacancies: VacanciesFile,
    person: Annotated[str, typer.Option(help=W.t("The reference of a person."), show_default=False)],
    vacancy: Annotated[
        str | None, typer.Option(help=W.t("The reference of a vacancy."), show_default=False)
    ] = None,
    taxonomy: TaxonomyFile = None,
    weights: WeightsFile = None,
    output: Output = None,
) -> None:
    """One pair in full; without a vacancy, what to ask this person first."""
    from perspectief.cli.match_explain import explain_pair
    from perspectief.cli.matched import Files

    explain_pair(Files(people, vacancies, taxonomy, weights), person, vacancy, _written(output))


def groups(
    people: PeopleFile,
    vacancies: VacanciesFile,
    vacancy: Annotated[str, typer.Option(help=W.t("The reference of a vacancy."), show_default=False)],
    taxonomy: TaxonomyFile = None,
    weights: WeightsFile = None,
    output: Output = None,
) -> None:
    """People for one vacancy, in three groups."""
    from perspectief.cli.match_explain import show_groups
    from perspectief.cli.matched import Files

    show_groups(Files(people, vacancies, taxonomy, weights), vacancy, _written(output))


def balance(
    people: PeopleFile,
    vacancies: VacanciesFile,
    taxonomy: TaxonomyFile = None,
    weights: WeightsFile = None,
    output: Output = None,
) -> None:
    """Vacancies and candidates known locally, by occupation group."""
    from perspectief.cli.match_balance import show_balance
    from perspectief.cli.matched import Files

    show_balance(Files(people, vacancies, taxonomy, weights), _written(output))


def algorithm(
    weights: WeightsFile = None,
    output: Annotated[
        Path | None,
        typer.Option(help=W.t("A JSON file; printed if left out."), dir_okay=False, show_default=False),
    ] = None,
) -> None:
    """The record for the register of algorithms."""
    from perspectief.cli.match_algorithm import write_record

    write_record(weights, output)


def add_to(app: typer.Typer) -> None:
    """Put these commands in the group."""
    app.command(help=W.t("List the best vacancies of each person, with what each is worth."))(lists)
    app.command(help=W.t("Propose vacancies to everybody at once, so that no vacancy gets all."))(propose)
    app.command(help=W.t("Explain one person and vacancy in full, or what to ask a person first."))(explain)
    app.command(help=W.t("Show the people for a vacancy in three groups without an order."))(groups)
    app.command(help=W.t("Show where vacancies are many and people near, by occupation group."))(balance)
    app.command(help=W.t("Write the record of matching for the register of algorithms."))(algorithm)


def _written(output: Path | None) -> Path | None:
    if output is not None and output.suffix not in (".csv", ".json"):
        raise typer.BadParameter(W.t("--output ends in .csv or .json."))
    return output
