"""One canonical way to write an entry: no two give the same bytes."""

from hypothesis import given
from hypothesis import strategies as st

from perspectief.register.trail.chain import packed

VALUES = st.lists(st.none() | st.text(max_size=12), max_size=8)


def unpacked(data: bytes) -> list[str | None]:
    """Back from the bytes: what can be read back in one way only was written in one way only."""
    values: list[str | None] = []
    while data:
        size, data = data[:4], data[4:]
        if size == b"\xff\xff\xff\xff":
            values.append(None)
            continue
        length = int.from_bytes(size, "big")
        values.append(data[:length].decode("utf-8", "surrogateescape"))
        data = data[length:]
    return values


@given(VALUES)
def test_what_was_packed_can_be_read_back(values: list[str | None]) -> None:
    assert unpacked(packed(values)) == values


def test_borders_between_values_count() -> None:
    assert len({packed(["ab", "c"]), packed(["a", "bc"]), packed(["abc", ""]), packed(["abc", None])}) == 4
