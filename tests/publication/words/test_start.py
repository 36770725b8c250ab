"""A command that only says something loads no models, no Babel and no chart engine."""

import subprocess
import sys

SAY = (
    "import sys\n"
    "from perspectief.publication.words import Words\n"
    "from perspectief.publication.words.problems import problem_sentence\n"
    "from perspectief.publication.words.findings import finding_sentence\n"
    "print(Words('nl').number(2372), Words('nl').word('status', 'reached'))\n"
    "heavy = {'pydantic', 'babel', 'jinja2', 'vl_convert'} & set(sys.modules)\n"
    "print(sorted(heavy))\n"
)


def test_words_load_nothing_heavy() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", SAY],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert done.stdout.splitlines() == ["2.372 gehaald", "[]"]
