"""The real services, asked what the replay is asked: `pytest -m live`, with the internet at hand."""

from datetime import date

import pytest

from perspectief.facts.catalogue import Catalogue
from perspectief.facts.regions import Regions
from perspectief.facts.sources.cbs_odata4 import CbsOdata4
from perspectief.facts.sources.http import Manners
from perspectief.facts.sources.source import Order
from tests.facts.sources.conftest import MakeWeb

pytestmark = pytest.mark.live


@pytest.mark.parametrize("table", ["03759ned", "37789ksz", "80590ned", "81575NED", "85615NED", "70072ned"])
def test_a_table_of_the_catalogue(
    table: str, make_web: MakeWeb, regions: Regions, catalogue: Catalogue
) -> None:
    fetched = [each for each in catalogue.measures.values() if each.fetch and each.fetch.code]
    measures = tuple(each for each in fetched if each.fetch and each.fetch.table == table)
    source = CbsOdata4(make_web(date.today(), Manners()), regions)  # noqa: DTZ011 (the service answers today)
    order = Order("cbs", table, measures, since=date(2024, 1, 1))
    shape = source.shape(order)
    for measure in measures:
        assert measure.fetch is not None
        column = shape.columns[measure.fetch.code or ""]
        assert measure.fetch.title in (None, column.title)
    batch = source.read(order, shape)
    assert len(batch) > 0
    assert len(source.read(order, shape)) == len(batch)
