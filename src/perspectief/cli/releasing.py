"""`perspectief figures release` and `figures list --drafts`."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from perspectief.account import House, open_house
from perspectief.account.releasing import drafts_waiting, release, to_release
from perspectief.cli.console import OUT
from perspectief.cli.figure_lists import print_figures, print_rows
from perspectief.cli.language import WORDS as W
from perspectief.facts.model import Figure


def release_figures(folder: Path, by: str, measure: str | None, on: date, *, dry_run: bool) -> None:
    """Say which drafts are released, release them, and say which wait for somebody else."""
    house = open_house(folder)
    drafts = to_release(house, by, measure, on)
    print_figures([draft.figure for draft in drafts], house.regions)
    if drafts and not dry_run:
        release(house, drafts, by, on)
    count = W.n("{count} figure released", "{count} figures released", len(drafts))
    OUT.print(W.t("{count} by {office} on {day}.", count=count, office=_office(house, by), day=W.day(on)))
    _tell_editions(house, [draft.figure for draft in drafts], on)
    if measure is None:
        _tell_others(house, by)


def _tell_editions(house: House, figures: Sequence[Figure], on: date) -> None:
    """In which pages the figures are seen: an edition shows what was known on its day."""
    if not figures:
        return
    adopted = [edition for edition in house.programme.editions if edition.status == "adopted"]
    names = {edition.date: W.text(edition.title) for edition in adopted}
    later = W.listing([name for day, name in sorted(names.items()) if day >= on])
    before = W.listing(
        [
            W.t("{title} (of {day})", title=name, day=W.day(day))
            for day, name in sorted(names.items())
            if day < on
        ]
    )
    OUT.print(
        W.t("They show on the pages of now, and in: {titles}.", titles=later)
        if later
        else W.t("They show on the pages of now."),
        soft_wrap=True,
    )
    if before:
        OUT.print(
            W.t(
                "Not in: {titles}; they are released on {day}, and were known to nobody else before.",
                titles=before,
                day=W.day(on),
            ),
            soft_wrap=True,
        )


def _tell_others(house: House, by: str) -> None:
    others = [one for one in drafts_waiting(house) if by not in one.offices]
    for one in others:
        who = W.listing([_office(house, office) for office in one.offices])
        measure = one.draft.figure.measure
        OUT.print(
            W.t("{measure} waits for {offices}.", measure=measure, offices=who)
            if who
            else W.t("{measure} has no owner in programme.yaml, so nobody can release it.", measure=measure),
            soft_wrap=True,
            markup=False,
        )


def _waits_for(house: House, offices: Sequence[str]) -> str:
    return W.listing([_office(house, office) for office in offices]) or W.t("nobody: it has no owner")


def _office(house: House, name: str) -> str:
    return next((W.text(owner.name) for owner in house.programme.owners if owner.id == name), name)


def list_drafts(folder: Path, measure: str | None) -> None:
    """Print a table of the figures that wait for release, with who may release each."""
    house = open_house(folder)
    found = [one for one in drafts_waiting(house) if measure in (None, one.draft.figure.measure)]
    rows = [(one.draft.figure, (_waits_for(house, one.offices),)) for one in found]
    print_rows(rows, (W.t("Waits for"),), house.regions)
    OUT.print(W.n("{count} draft", "{count} drafts", len(found)))
