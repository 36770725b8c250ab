"""A municipality by what people type: code, name, name without brackets, a hint that was pasted."""

import pytest

from perspectief.facts.regions import Regions


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("Hengelo", ["GM0164"]),
        ("hengelo (o.)", ["GM0164"]),
        ("GM0164 (Hengelo (O.))", ["GM0164"]),
        ("gm0141", ["GM0141"]),
        (" Almelo ", ["GM0141"]),
        ("Den Haag", ["GM0518"]),
        ("den bosch", ["GM0796"]),
        ("Bergen", ["GM0373", "GM0893"]),
        ("Bergen (L.)", ["GM0893"]),
        ("Overijssel", []),
        ("Almeloo", []),
        ("", []),
    ],
)
def test_what_people_type_names_a_municipality(typed: str, codes: list[str], regions: Regions) -> None:
    assert [record.code for record in regions.municipalities_named(typed)] == codes
