"""`perspectief build` of several folders at once: one that is refused keeps none of the others waiting."""

import os
import signal
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path

from perspectief.cli.building import make_site, site_folder
from perspectief.cli.console import BESIDE, OUT, progress
from perspectief.cli.faults import sentences_of
from perspectief.cli.language import WORDS as W
from perspectief.publication.overview import Entry, entry_of, publish_overview


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: one folder, from which day, with which shared cache."""

    folder: Path
    as_of: date
    concept: str | None
    cache: Path | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one order: the site with its entry for the overview, or what has to be mended."""

    folder: Path
    pages: int = 0
    entry: Entry | None = None
    said: tuple[str, ...] = ()


def build_folders(orders: Sequence[Order], overview: Path | None) -> bool:
    """Build every folder, tell what came of each, and write the overview; False when one was refused."""
    outcomes = _in_parallel(orders)
    for outcome in outcomes:
        _tell(outcome)
    entries = [outcome.entry for outcome in outcomes if outcome.entry]
    OUT.print(W.t("{done} of {all} folders built.", done=len(entries), all=len(outcomes)))
    if overview and entries:
        cache = orders[0].cache or entries[0].site.parent / ".cache"
        publish_overview(entries, orders[0].as_of, output=overview, cache=cache)
        OUT.print(W.t("The overview lies in {place}", place=overview / "index.html"), soft_wrap=True)
    return len(entries) == len(outcomes)


def orders_of(folders: Iterable[Path], as_of: date, concept: str | None, cache: Path | None) -> list[Order]:
    """An order for each folder, in the order given; one that is named twice is built once."""
    once = {folder.resolve(): folder for folder in folders}
    return [Order(folder, as_of, concept, cache) for folder in once.values()]


def _in_parallel(orders: Sequence[Order]) -> list[Outcome]:
    workers = min(len(orders), os.cpu_count() or 1)
    spawn = get_context("spawn")  # the same on every system; a worker holds one folder at a time
    pool = ProcessPoolExecutor(workers, mp_context=spawn, initializer=_leave_interrupts)
    try:
        waiting = {pool.submit(_outcome, order): order for order in orders}
        with progress(W.t("Building folders")) as bar:
            done: dict[Path, Outcome] = {}
            for future in as_completed(waiting):
                order = waiting[future]
                done[order.folder] = _result(future, order)
                bar.to(len(done), len(orders))
        return [done[order.folder] for order in orders]
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _leave_interrupts() -> None:
    """A stop is for the process that a person started; it tells the workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _result(future: "Future[Outcome]", order: Order) -> Outcome:
    try:
        return future.result()
    except BrokenProcessPool:
        why = W.t("The system stopped the building of this folder; there may be too little memory.")
        return Outcome(order.folder, said=(why,))


def _outcome(order: Order) -> Outcome:
    """Build one folder in a worker; whatever goes wrong is told and stops no other folder."""
    output = site_folder(order.folder, None, order.concept)
    try:
        built = make_site(order.folder, output, order.as_of, order.concept, shared=order.cache)
    except Exception as fault:  # noqa: BLE001 - the guard of a worker, as the one of a command
        return Outcome(order.folder, said=tuple(sentences_of(fault)))
    return Outcome(order.folder, built.published.pages, entry_of(built.current, output))


def _tell(outcome: Outcome) -> None:
    if outcome.entry:
        pages = W.n("{count} page", "{count} pages", outcome.pages)
        OUT.print(f"{outcome.folder}: {pages}", soft_wrap=True, markup=False)
        return
    BESIDE.print(f"{outcome.folder}: {W.t('not built')}", soft_wrap=True, markup=False)
    for sentence in outcome.said:
        BESIDE.print(f"- {sentence}", soft_wrap=True, markup=False)
