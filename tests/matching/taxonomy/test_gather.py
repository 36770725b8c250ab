"""Published files become one taxonomy; files that cannot be used are refused with the place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from perspectief.ground.problem import Place, Refused
from perspectief.matching.taxonomy.gather import Import, import_files
from tests.matching.taxonomy.esco import BAKER, OCCUPATIONS, PASTRY, URI, write, write_all, write_dutch


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Import:
    return import_files([write_all(tmp_path_factory.mktemp("esco"))], "made up")


def _refused(path: Path) -> list[tuple[str, int, int]]:
    with pytest.raises(Refused) as refused:
        import_files([path], "made up")
    return [(each.code, each.place.line, each.place.column) for each in refused.value.problems]


def test_an_occupation_has_its_names_in_both_languages_its_text_and_groups(found: Import) -> None:
    baker = found.taxonomy.occupations[0]
    assert (baker.id, baker.nl, baker.en, baker.isco, baker.brc) == (
        f"{URI}b1", "broodbakker", "baker", "7512", "0741",
    )  # fmt: skip
    assert baker.others_nl[:2] == ("bakker", "bakkerin")
    assert (baker.others_en, baker.about_nl) == (("bread baker",), "Bakt brood. Maakt deeg.")


def test_a_narrower_occupation_knows_its_broader_one_by_its_code(found: Import) -> None:
    assert [each.parent for each in found.taxonomy.occupations] == ["", f"{URI}b1", ""]


def test_a_name_of_uwv_is_taken_where_it_means_the_same_and_only_there(found: Import) -> None:
    assert "Deegmaker" in found.taxonomy.occupations[0].others_nl
    assert "Bakkersbaas" not in found.taxonomy.occupations[0].others_nl


def test_codes_of_every_scheme_lead_to_occupations_the_nearest_first(found: Import) -> None:
    taxonomy = found.taxonomy
    assert taxonomy.with_code("uwv", "10") == (0,)
    assert taxonomy.with_code("uwv", "11") == (0, 1)
    competentnl = "https://linkeddata.competentnl.nl/uwv/id/occupation/AB12"
    assert taxonomy.with_code("competentnl", competentnl) == (2,)
    assert taxonomy.with_code("isco08", "7512") == (0, 1)
    assert taxonomy.with_code("brc2014", "0741") == (0, 1)
    assert taxonomy.with_code("uwv", "none") == ()


def test_skills_are_linked_and_what_leads_nowhere_is_told(found: Import) -> None:
    taxonomy = found.taxonomy
    assert [taxonomy.skills_of(number).tolist() for number in range(3)] == [[0], [0], []]
    assert taxonomy.skills_of(1, essential_only=True).tolist() == []
    assert (found.dangling, found.unused) == (1, ("skillsHierarchy_en.csv",))


def test_groups_have_names_with_the_nought_that_codes_of_brc_begin_with(found: Import) -> None:
    assert found.taxonomy.group_name("isco08", "7512", "nl") == "Bakkers e.d."
    assert found.taxonomy.group_name("brc2014", "0741", "nl") in ("Bakkers", "groep 3")
    assert found.taxonomy.group_name("brc2014", "07", "en") == "groep 1"
    assert found.taxonomy.group_name("brc2014", "99", "nl") == ""


def test_the_order_of_files_does_not_matter_to_what_is_known(tmp_path: Path) -> None:
    folder = write_all(tmp_path)
    files = sorted(folder.iterdir())
    one, other = import_files(files, "x").taxonomy, import_files(files[::-1], "x").taxonomy
    assert {each.id: each for each in one.occupations} == {each.id: each for each in other.occupations}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"iscoGroup": "75123"}, ("taxonomy-bad-isco", 2, 15 + len(URI))),
        ({"iscoGroup": "bakkers"}, ("taxonomy-bad-isco", 2, 15 + len(URI))),
        ({"preferredLabel": " "}, ("taxonomy-field-empty", 2, 20 + len(URI))),
        ({"conceptUri": ""}, ("taxonomy-field-empty", 2, 12)),
    ],
)
def test_a_field_that_cannot_be_used_is_refused_with_its_place(
    tmp_path: Path, changes: dict[str, str], expected: tuple[str, int, int]
) -> None:
    assert _refused(write_dutch(tmp_path, {**BAKER, **changes})) == [expected]


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    write_dutch(tmp_path, {**BAKER, "iscoGroup": "x"}, {**PASTRY, "preferredLabel": ""})
    links = [{"occupationUri": "o", "relationType": "useful", "skillUri": "s"}]
    write(tmp_path / "links.csv", ("occupationUri", "relationType", "skillUri"), links)
    codes = [code for code, _, _ in _refused(tmp_path)]
    assert codes == ["taxonomy-bad-link", "taxonomy-bad-isco", "taxonomy-field-empty"]


def test_an_occupation_twice_counts_once_where_its_name_is_the_same(tmp_path: Path) -> None:
    path = write_dutch(tmp_path, BAKER, {**BAKER, "iscoGroup": "7513"})
    assert [each.isco for each in import_files([path], "x").taxonomy.occupations] == ["7512"]
    path = write_dutch(tmp_path, BAKER, {**BAKER, "preferredLabel": "molenaar"})
    assert [code for code, _, _ in _refused(path)] == ["taxonomy-twice"]


def _bytes(name: str, data: bytes) -> Callable[[Path], Path]:
    def made(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(data)
        return path

    return made


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (_bytes("a_nl.csv", b""), ("sheet-empty", 1, 1)),
        (_bytes("a_nl.csv", b"colour,size\nred,3\n"), ("taxonomy-unknown-file", 1, 1)),
        (_bytes("a_nl.csv.gz", b"no gzip at all"), ("sheet-not-gzip", 0, 0)),
        (_bytes("a_nl.csv", b'x,y\n1,"open\n'), ("sheet-bad-quotes", 2, 1)),
        (_bytes("a_nl.csv", b"x,y\n1,caf\xe9\n"), ("not-utf8", 2, 6)),
        (_bytes("a.nt", b"<a> <b> <c> .\n"), ("taxonomy-no-matches", 1, 1)),
    ],
)
def test_a_file_that_is_none_of_these_is_refused(
    tmp_path: Path, make: Callable[[Path], Path], expected: tuple[str, int, int]
) -> None:
    assert _refused(make(tmp_path)) == [expected]


@pytest.mark.parametrize(
    ("name", "code"),
    [("occupations.csv", "taxonomy-no-language"), ("occupations_fr.csv", "taxonomy-other-language")],
)
def test_a_file_of_words_tells_its_language_by_its_name(tmp_path: Path, name: str, code: str) -> None:
    assert [found for found, _, _ in _refused(write(tmp_path / name, OCCUPATIONS, [BAKER]))] == [code]


def test_a_row_that_is_too_short_is_refused_with_its_line(tmp_path: Path) -> None:
    path = write_dutch(tmp_path)
    path.write_text(path.read_text("utf-8") + "Occupation,x\n", "utf-8")
    with pytest.raises(Refused) as refused:
        import_files([path], "x")
    assert [(each.code, each.found) for each in refused.value.problems] == [("sheet-row-length", "2")]
    assert refused.value.problems[0].place == Place("occupations_nl.csv", 8, 1)


def test_files_without_occupations_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "skillsHierarchy_en.csv", ("Level 0 URI",), [])
    assert [code for code, _, _ in _refused(path)] == ["taxonomy-no-occupations"]
