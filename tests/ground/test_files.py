"""Files are read with suspicion and written whole."""

import os
import stat
from pathlib import Path

import pytest

from perspectief.ground.files import LINE_LIMIT, read_text, write_atomically
from perspectief.ground.problem import Place, Problem, Refused

LIMIT = 2_000_000


def refusal(path: Path, root: Path, limit: int = LIMIT) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as caught:
        read_text(path, root=root, limit_bytes=limit)
    return caught.value.problems


def one(path: Path, root: Path, limit: int = LIMIT) -> Problem:
    (problem,) = refusal(path, root, limit)
    return problem


def test_text_is_read_without_mark_and_with_plain_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("\ufeffcafé\r\nthee\r\n".encode())
    assert read_text(path, root=tmp_path, limit_bytes=LIMIT) == "café\nthee\n"


def test_a_missing_file_is_named_within_its_folder(tmp_path: Path) -> None:
    problem = one(tmp_path / "figures" / "a.csv", tmp_path)
    assert (problem.code, problem.place) == ("file-missing", Place("figures/a.csv"))


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_what_is_not_a_regular_file_is_never_opened(tmp_path: Path, make: object) -> None:
    path = tmp_path / "a.yaml"
    make(path)  # type: ignore[operator]  # either maker
    assert one(path, tmp_path).code == "not-a-file"


def test_a_link_out_of_the_folder_is_refused_even_through_a_folder(tmp_path: Path) -> None:
    outside, root = tmp_path / "outside", tmp_path / "root"
    outside.mkdir()
    root.mkdir()
    (outside / "secret.yaml").write_text("a: 1\n")
    (root / "link.yaml").symlink_to(outside / "secret.yaml")
    (root / "folder").symlink_to(outside)
    assert one(root / "link.yaml", root).code == "outside-folder"
    assert one(root / "folder" / "secret.yaml", root).code == "outside-folder"
    assert one(root / ".." / "outside" / "secret.yaml", root).code == "outside-folder"


def test_a_link_within_the_folder_may_stay(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text("a: 1\n")
    (tmp_path / "link.yaml").symlink_to("real.yaml")
    assert read_text(tmp_path / "link.yaml", root=tmp_path, limit_bytes=LIMIT) == "a: 1\n"


def test_links_in_a_ring_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert one(tmp_path / "a", tmp_path).code in ("file-unreadable", "file-missing")


def test_a_hundred_megabytes_are_refused_before_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.yaml"
    path.touch()
    os.truncate(path, 100_000_000)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it was opened"))
    problem = one(path, tmp_path)
    assert problem.code == "file-too-large"
    assert problem.details == {"bytes": "100000000", "limit": str(LIMIT)}


def test_a_file_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"abc")
    assert read_text(path, root=tmp_path, limit_bytes=3) == "abc"
    assert one(path, tmp_path, limit=2).code == "file-too-large"


def test_a_line_too_long_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1\n" + "x" * (LINE_LIMIT + 1) + "\n" + "y" * LINE_LIMIT + "\n")
    problem = one(path, tmp_path)
    assert (problem.code, problem.place.line) == ("line-too-long", 2)


@pytest.mark.parametrize(
    ("data", "line", "column", "encoding"),
    [
        ("a: 1\nstad: caf\xe9".encode("cp1252"), 2, 10, "Windows-1252"),
        (b"\xef\xbb\xbfa: \xff", 1, 4, "Windows-1252"),
        (b"caf\xc3\xa9 \x81", 1, 6, "ISO-8859-1"),
        ("a: 1".encode("utf-16"), 1, 1, "UTF-16"),
        ("a: \xe9\u20ac".encode("utf-16-le"), 1, 7, "UTF-16"),
        ("a: 1".encode("utf-32"), 1, 1, "UTF-32"),
    ],
)
def test_what_is_not_utf8_is_pointed_at_with_its_likely_encoding(
    tmp_path: Path, data: bytes, line: int, column: int, encoding: str
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    problem = one(path, tmp_path)
    assert (problem.code, problem.suggestion) == ("not-utf8", encoding)
    assert (problem.place.line, problem.place.column) == (line, column)


def test_control_characters_are_found_on_every_line(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("a\x00b\nfine\tso\nc\x1b\u2028\n\rd".encode())
    found = [(problem.place.line, problem.place.column, problem.found) for problem in refusal(path, tmp_path)]
    assert found == [(1, 2, "U+0000"), (3, 2, "U+001B"), (4, 1, "U+000D")]


def test_a_write_replaces_the_whole_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old and longer")
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["a.json"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused) as caught:
        write_atomically(path, b"new")
    assert caught.value.problems[0].code == "not-writable"
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.json"]


def test_a_write_broken_off_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")

    def stopped(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["a.json"]
    assert path.read_bytes() == b"old"


def test_a_write_into_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        write_atomically(tmp_path / "nowhere" / "a.json", b"new")
    assert caught.value.problems[0].code == "not-writable"
