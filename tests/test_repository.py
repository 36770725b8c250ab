"""What holds for the repository as a whole: sizes, names that don't belong, and reasons for exceptions."""

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parents[1]
MOST_LINES = 400
# Python files that may be longer, each with its reason.
LONG: dict[str, str] = {}
# Files that are wrong on purpose, and styles of others that are kept byte for byte.
AS_THEY_ARE = re.compile(r"/broken(_texts)?/|/static/vendor/|/vendor/")
# Put together here, so that this file does not hold them itself.
MACHINE = re.compile(
    "|".join(("/" + "work/", "/" + "root/", "/" + r"home/\w", "/" + "tmp/bash", r"C:\\" + "Users"))
)
HOSTS = re.compile(
    "|".join(
        ("pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.org", "deb" + r"\.debian", "index" + "-url =")
    )
)
EXCEPTIONS = {
    "noqa": re.compile(r"#\s*noqa(?P<rest>.*)"),
    "type: ignore": re.compile(r"#\s*type:\s*ignore(?P<rest>.*)"),
    "pragma: no cover": re.compile(r"#\s*pragma:\s*no cover(?P<rest>.*)"),
}
SKIPS = {"pytest.skip", "pytest.xfail", "pytest.mark.skip", "pytest.mark.skipif", "pytest.mark.xfail"}
# Codes come first ("RUF012", "[misc]"); the reason is what follows them after "-", "#" or "(".
REASON = re.compile(r"^(:\s*[A-Z0-9, ]+|\[[a-z0-9-, ]+\])?\s*[-#(]\s*\S+.*\s\S+")


@cache
def _tracked() -> tuple[Path, ...]:
    """Every file that git knows and that is there; in an unpacked archive without git, every file."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        paths = [path for path in ROOT.rglob("*") if not re.search(r"/(\.|__pycache__|site/)", str(path))]
    else:
        paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return tuple(path for path in paths if path.is_file())


@cache
def _texts() -> dict[str, str]:
    """The text of every tracked file that is text and was written here, by its name."""
    texts = {}
    for path in _tracked():
        name = path.relative_to(ROOT).as_posix()
        data = path.read_bytes()
        if b"\0" not in data and not AS_THEY_ARE.search(name):
            texts[name] = data.decode("utf-8")
    return texts


def _python() -> dict[str, str]:
    return {name: text for name, text in _texts().items() if name.endswith(".py")}


def _lines_with(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name}:{number}"
        for name, text in _texts().items()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def test_there_are_files_to_look_at() -> None:
    assert "pyproject.toml" in _texts()
    assert len(_python()) > 20


def test_no_python_file_is_long() -> None:
    sizes = {name: text.count("\n") for name, text in _python().items()}
    assert {name: size for name, size in sizes.items() if size > MOST_LINES and name not in LONG} == {}
    assert [name for name in LONG if sizes.get(name, 0) <= MOST_LINES] == []


def test_no_file_holds_a_path_of_somebodys_machine() -> None:
    assert _lines_with(MACHINE) == []


def test_no_file_holds_the_host_of_a_package_registry() -> None:
    assert _lines_with(HOSTS) == []


@pytest.mark.parametrize("path", sorted((ROOT / "requirements").glob("*.txt")), ids=lambda path: path.name)
def test_every_pin_is_exact_and_has_hashes(path: Path) -> None:
    entries = re.split(
        r"\n(?=[a-z0-9])", re.sub(r"^\s*#.*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    )
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9.-]+==\S+", entry)
        assert "--hash=sha256:" in entry
        assert "://" not in entry


def test_shared_pins_are_the_same_everywhere() -> None:
    versions: dict[str, set[str]] = {}
    for path in (ROOT / "requirements").glob("*.txt"):
        for name, version in re.findall(r"^([a-z0-9.-]+)==(\S+)", path.read_text("utf-8"), re.MULTILINE):
            versions.setdefault(name, set()).add(version)
    assert {name: several for name, several in versions.items() if len(several) > 1} == {}


@pytest.mark.parametrize("kind", EXCEPTIONS)
def test_an_exception_to_a_rule_has_its_reason_beside_it(kind: str) -> None:
    bare = [
        f"{name}:{number}"
        for name, text in _python().items()
        for number, line in enumerate(text.splitlines(), start=1)
        if (found := EXCEPTIONS[kind].search(line)) and not REASON.match(found["rest"])
        if name != "tests/test_repository.py"
    ]
    assert bare == []


def test_a_skipped_or_failing_test_has_its_reason_beside_it() -> None:
    tests = {name: ast.parse(text) for name, text in _python().items() if name.startswith("tests/")}
    calls = [
        (name, node) for name, tree in tests.items() for node in ast.walk(tree) if isinstance(node, ast.Call)
    ]
    skips = [(name, call) for name, call in calls if ast.unparse(call.func) in SKIPS]
    assert [f"{name}:{call.lineno}" for name, call in skips if not _gives_reason(call)] == []


def _gives_reason(call: ast.Call) -> bool:
    by_name = any(keyword.arg == "reason" for keyword in call.keywords)
    return by_name or (ast.unparse(call.func) in {"pytest.skip", "pytest.xfail"} and bool(call.args))


def test_a_mark_that_skips_is_always_called_with_its_reason() -> None:
    marks = re.compile(r"@pytest\.mark\.(skip|xfail)\s*$")
    assert _lines_with(marks) == []


def test_every_text_file_ends_with_one_newline() -> None:
    texts = {name: text for name, text in _texts().items() if text}
    assert [name for name, text in texts.items() if not text.endswith("\n") or text.endswith("\n\n")] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [name for name, text in _python().items() if text and not ast.get_docstring(ast.parse(text))]
    assert silent == []


def test_the_licence_is_whole() -> None:
    licence = (ROOT / "LICENSE").read_text("utf-8")
    assert [int(number) for number in re.findall(r"^(\d+)\. [A-Z]", licence, re.MULTILINE)] == list(
        range(1, 16)
    )
    assert "‘Compatible Licences’ according to Article 5 EUPL are:" in licence


def test_publiccode_tells_what_the_standard_asks() -> None:
    said = YAML(typ="safe").load(ROOT / "publiccode.yml")
    assert set(said["description"]) == {"nl", "en"}
    for description in said["description"].values():
        assert len(description["shortDescription"]) <= 150
        assert 500 <= len(description["longDescription"]) <= 10_000
        assert all(len(feature) <= 100 for feature in description["features"])
    asked = (
        "name",
        "url",
        "platforms",
        "developmentStatus",
        "softwareType",
        "legal",
        "maintenance",
        "localisation",
    )
    assert [key for key in asked if key not in said] == []
    pyproject = (ROOT / "pyproject.toml").read_text("utf-8")
    assert f'version = "{said["softwareVersion"]}"' in pyproject
    assert f'license = "{said["legal"]["license"]}"' in pyproject
