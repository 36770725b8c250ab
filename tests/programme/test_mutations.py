"""A valid file with a slip in it loads or is refused with a place in the file; nothing else happens."""

from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from perspectief.ground.codes import PROBLEM_CODES
from perspectief.ground.files import PROGRAMME_LIMIT, read_text
from perspectief.ground.problem import Refused
from perspectief.programme.load import PROGRAMME_FILE, load
from perspectief.programme.norms import audit

FULL = (Path(__file__).parent / "valid" / "full.yaml").read_bytes()
LINES = FULL.split(b"\n")
TRICKY = [b"\t", b"&a", b"*a", b"<<: *a", b"- ", b"? x", b": ", b"{", b"}", b"[", b"]", b"'", b'"', b"|"]
TRICKY += [b"!!map", b"%", b"---", b"...", b"#", b"\x00", b"\xff", b"\xe2\x80\xa8", b"\r", b"2.200", b"1,5"]
TRICKY += [b'"\\ud800"', b"null", b"-", b"1e999", b"0x10", b"9" * 400, b"2022-02-30", b"\xef\xbb\xbf"]


@st.composite
def slips(draw: st.DrawFn) -> bytes:
    """The full sample with some lines deleted, doubled, moved or replaced, and some bytes changed."""
    lines = list(LINES)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        other = lines[draw(st.integers(0, len(lines) - 1))]
        change = draw(st.sampled_from(["delete", "double", "replace", "insert", "tricky", "indent"]))
        tricky = draw(st.sampled_from(TRICKY))
        lines[at : at + 1] = {
            "delete": [],
            "double": [lines[at], lines[at]],
            "replace": [other],
            "insert": [lines[at], other],
            "tricky": [lines[at].split(b": ")[0] + b": " + tricky],
            "indent": [b" " + lines[at]],
        }[change]
        lines = lines or [b""]
    text = b"\n".join(lines)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        width = draw(st.integers(0, 2))
        piece = draw(st.one_of(st.sampled_from(TRICKY), st.binary(max_size=3)))
        text = text[:at] + piece + text[at + width :]
    return text


def outcome(folder: Path, data: bytes) -> Refused | None:
    (folder / PROGRAMME_FILE).write_bytes(data)
    try:
        audit(load(folder))
    except Refused as refused:
        return refused
    return None


def places_lie_in_file(refused: Refused, data: bytes) -> None:
    lines = data.split(b"\n")
    assert refused.problems
    for problem in refused.problems:
        assert problem.code in PROBLEM_CODES
        assert problem.place.file == PROGRAMME_FILE
        assert 1 <= problem.place.line <= len(lines)
        assert 1 <= problem.place.column <= len(lines[problem.place.line - 1]) + 1


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=slips())
@example(data=b"")
@example(data=b"\xef\xbb\xbf")
@example(data=b'a: "\\ud800"\n"\\ud800": 1\n')
@example(data=b"? [a, b]\n: c\n")
@example(data=b"? {a: b}\n: c\n")
@example(data=b"*a : b\n")
@example(data=b"%YAML 9.9\n---\na: 1\n")
@example(data=b"%TAG ! x\n--- !x\na: 1\n")
@example(data=b'a: "\\UFFFFFFFF"\n')
@example(data=b"a: |9\n  x\n")
@example(data=b"&a\n")
@example(data=b"!<\n")
def test_any_slip_loads_or_is_refused_with_a_place_in_the_file(tmp_path: Path, data: bytes) -> None:
    refused = outcome(tmp_path, data)
    if refused is not None:
        places_lie_in_file(refused, data)


def test_the_sample_itself_loads(tmp_path: Path) -> None:
    assert outcome(tmp_path, FULL) is None


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200))
def test_any_bytes_are_a_text_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "some.txt"
    path.write_bytes(data)
    try:
        text = read_text(path, root=tmp_path, limit_bytes=PROGRAMME_LIMIT)
    except Refused as refused:
        assert refused.problems
        return
    assert text.encode() == data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
