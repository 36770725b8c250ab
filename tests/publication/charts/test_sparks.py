"""Small lines for rows and for the terminal."""

from datetime import date
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from perspectief.publication.charts import spark_text, sparkline


def test_a_line_falls_when_its_figures_fall() -> None:
    assert spark_text([2870, 2668, 2372]) == "█▅▁"
    assert spark_text([7, 7, 7]) == "▄▄▄"
    assert spark_text([]) == ""


def test_a_small_line_is_hidden_from_screen_readers() -> None:
    svg = sparkline([(date(2018, 1, 1), 2870), (date(2022, 1, 1), 2372)], aim=2200)
    root = ElementTree.fromstring(svg)
    assert root.get("aria-hidden") == "true"
    assert "stroke-dasharray" in svg
    assert sparkline([]) == ""


@given(
    st.lists(
        st.tuples(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.floats(-1e6, 1e6)), min_size=1, max_size=40
    )
)
def test_every_point_stays_within_its_picture(points: list[tuple[date, float]]) -> None:
    line = ElementTree.fromstring(sparkline(points)).find("polyline")
    assert line is not None
    for pair in str(line.get("points")).split():
        x, y = (float(part) for part in pair.split(","))
        assert 0 <= x <= 96
        assert 0 <= y <= 28
    assert len(spark_text([level for _, level in points])) == len(points)
