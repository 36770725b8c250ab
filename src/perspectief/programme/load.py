"""A programme folder read into a `Programme`, or refused with every mistake in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from perspectief.ground.checked import in_order, most_of, validate
from perspectief.ground.files import PROGRAMME_LIMIT, read_text
from perspectief.ground.problem import Place, Refused
from perspectief.ground.yaml_tree import Path, Tree, parse
from perspectief.programme.consistency import inconsistencies
from perspectief.programme.model import Programme

PROGRAMME_FILE = "programme.yaml"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A programme and where each part of it stands in the file.

    `kept` tells, of a programme that was cut down, which items of its lists those of the file are.
    """

    programme: Programme
    tree: Tree
    kept: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def place(self, path: Path) -> Place:
        """Where the value at a key path stands, as in ``("indicators", 2, "region")``.

        The nearest thing around it where the file leaves it out.
        """
        if len(path) > 1 and isinstance(path[1], int) and path[0] in self.kept:
            path = (path[0], self.kept[str(path[0])][path[1]], *path[2:])
        return self.tree.place(path)


def load(folder: FilePath) -> Loaded:
    """The programme of a folder; raises `Refused` with all problems of `programme.yaml`."""
    text = read_text(folder / PROGRAMME_FILE, root=folder, limit_bytes=PROGRAMME_LIMIT)
    return loads(text, PROGRAMME_FILE)


def loads(text: str, file: str = PROGRAMME_FILE) -> Loaded:
    """The programme that a text describes; raises `Refused` with all problems in it."""
    tree = parse(text, file)
    programme, problems = validate(Programme, tree)
    problems = most_of(in_order([*problems, *inconsistencies(tree)]))
    if programme is None or problems:
        raise Refused(problems)
    return Loaded(programme, tree)
