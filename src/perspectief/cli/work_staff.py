"""`perspectief work manager`: the first functional manager, or a way back in where none is left."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from perspectief.cli.language import WORDS as W
from perspectief.cli.options import Folder
from perspectief.cli.work_trail import open_floor


def add_staff(app: typer.Typer) -> None:
    """Add the command to those of the work floor."""
    app.command(
        "manager", help=W.t("Make a functional manager, or let one begin anew: prints a first password.")
    )(_manager)


def _manager(
    folder: Folder, name: Annotated[str, typer.Argument(metavar=W.t("NAME"), show_default=False)]
) -> None:
    """One transaction with its entry in the trail; who has this command has the machine."""
    from perspectief.cli.console import OUT

    open_floor(folder)
    from django.db import transaction

    from perspectief.register.staff.models import StaffMember
    from perspectief.register.trail.codes import Reason
    from perspectief.register.trail.deed import Deed, Ref
    from perspectief.register.trail.write import write
    from perspectief.web.work.staffing import manager

    at = datetime.now(UTC)
    with transaction.atomic():
        password = manager(name, at)
        about = Ref("staffmember", str(StaffMember.objects.get(username=name).pk))
        write(Deed(None, "", "manage_staff", about, Reason.UPKEEP), at)
    OUT.print(W.t("{name} signs in with {password}, once and within a week.", name=name, password=password))
