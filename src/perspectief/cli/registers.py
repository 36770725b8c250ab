"""`perspectief register init` and `verify-structure`: the register as a whole."""

from pathlib import Path

from perspectief.cli.console import OUT
from perspectief.cli.faults import sentences_of
from perspectief.cli.language import WORDS as W
from perspectief.ground.problem import Refused


def make_register(folder: Path) -> None:
    """Make the register of a folder, or bring it up to date, and say where it is."""
    from perspectief.register.database import FILE, init_register, url_of

    init_register(folder)
    where = "PostgreSQL" if url_of(folder) else str(folder / FILE)
    OUT.print(W.t("The register is ready: {where}.", where=where))
    OUT.print(W.t("It holds personal data: keep it, and its backups, where nobody else can read them."))


def verify_register(folder: Path) -> bool:
    """Whether every rule that guards the records is there; what is not is told."""
    from perspectief.register.database import open_register
    from perspectief.register.guards import wanted
    from perspectief.register.verify import structure_problems

    open_register(folder)
    problems = structure_problems()
    for sentence in sentences_of(Refused(problems)):
        OUT.print(f"- {sentence}")
    if not problems:
        OUT.print(W.t("All rules of {count} tables are in place.", count=len(wanted())))
    return not problems
