"""Every command is explained, with every option that is its own."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from perspectief.cli.main import app

TEXT = (Path(__file__).parents[2] / "docs" / "commands.md").read_text("utf-8")
COMMON = {"--as-of", "--help", "-h", "--install-completion", "--show-completion"}


def _commands(group: object, name: str) -> Iterator[tuple[str, set[str]]]:
    for word, command in sorted(getattr(group, "commands", {}).items()):
        full = f"{name} {word}"
        if hasattr(command, "commands"):
            yield from _commands(command, full)
        else:
            yield full, {option for each in command.params for option in each.opts if option.startswith("--")}


COMMANDS = dict(_commands(typer.main.get_command(app), "perspectief"))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_its_part_with_its_options(name: str) -> None:
    parts = [part for part in re.split(r"^## ", TEXT, flags=re.MULTILINE) if part.startswith(name)]
    assert parts, f"docs/commands.md says nothing of {name}"
    told = " ".join(parts)
    assert {option for option in COMMANDS[name] - COMMON if option not in told} == set()


def test_no_part_is_about_a_command_that_is_gone() -> None:
    titles = re.findall(r"^## (perspectief[a-z -]*[a-z])", TEXT, flags=re.MULTILINE)
    assert [title for title in titles if title.strip() not in COMMANDS] == []
