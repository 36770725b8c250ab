"""What is known of counts from their definitions: names, nesting and what closes."""

from dataclasses import replace

import pytest

from perspectief.gate.counts import Closing, Nested
from perspectief.gate.definitions import Asked, definition_of, plain
from perspectief.gate.ties import Node, Sort, nodes_of, ties_of
from perspectief.register.codes import EndReason, Group, ParticipationDefinition, Scheme
from perspectief.register.counting.definition import Ages, CountDefinition, Counted, Period, What, WorkKnownBy

FILES = CountDefinition("files", "m", What.STOCK, counted=Counted.FILES)
PERSONS = CountDefinition("persons", "m", What.STOCK)
BACK = CountDefinition("back", "m", What.RETURNS, period_months=12)
ACTIVE = CountDefinition("active", "m", What.PARTICIPATION_SHARE, groups=frozenset({Group.PARTICIPATION}))


def name(definition: CountDefinition) -> str:
    return nodes_of(definition)[0].name


def pairs(*definitions: CountDefinition) -> set[tuple[str, str]]:
    return {(tie.inner, tie.outer) for tie in ties_of(definitions).nested}


def test_a_definition_reads_back_from_its_plain_values() -> None:
    whole = replace(
        ACTIVE,
        schemes=frozenset(Scheme),
        ages=Ages.BELOW_PENSION_AGE,
        age_from=18,
        period=Period.CALENDAR_YEAR,
        participation=ParticipationDefinition.ANY,
        work_known_by=WorkKnownBy.END_REASON,
        reasons=frozenset({EndReason.WORK}),
    )
    assert definition_of(plain(whole)) == whole
    with pytest.raises(ValueError, match="what"):
        definition_of({**plain(whole), "what": "heap"})
    with pytest.raises(ValueError, match="colour"):
        definition_of({**plain(whole), "colour": "red"})


def test_what_comes_to_the_same_has_one_name_whatever_it_is_called() -> None:
    assert name(PERSONS) == name(replace(PERSONS, id="people", measure="n", assumed=False))
    assert name(PERSONS) == name(replace(PERSONS, return_months=12))  # no matter for a stock
    assert name(BACK) == name(replace(BACK, period_months=1))  # the days are told by the subject
    assert name(BACK) != name(replace(BACK, return_months=12))
    assert name(PERSONS) != name(replace(PERSONS, schemes=frozenset(Scheme)))


def test_narrower_definitions_lie_within_wider_ones() -> None:
    assert pairs(FILES, PERSONS) == {(name(FILES), name(PERSONS))}
    year = replace(BACK, return_months=12)
    assert (name(BACK), name(year)) in pairs(BACK, year)
    often = replace(ACTIVE, hours_a_week=2)
    assert (name(often), name(ACTIVE)) in pairs(often, ACTIVE)
    every = replace(PERSONS, schemes=frozenset(Scheme))
    assert pairs(PERSONS, every) == {(name(PERSONS), name(every))}
    work = CountDefinition("work", "m", What.OUTFLOW, reasons=frozenset({EndReason.WORK}))
    out = CountDefinition("out", "m", What.OUTFLOW)
    assert pairs(work, out) == {(name(work), name(out))}


def test_definitions_that_only_overlap_are_not_nested() -> None:
    one = replace(PERSONS, schemes=frozenset({Scheme.GENERAL, Scheme.IOAW}))
    other = replace(PERSONS, schemes=frozenset({Scheme.GENERAL, Scheme.BBZ}))
    assert pairs(one, other) == set()
    assert pairs(replace(BACK, schemes=frozenset(Scheme)), BACK) == {
        (Node(Sort.BACK, one).name, Node(Sort.OUTFLOW_TO_WORK, one).name)
        for one in (BACK, replace(BACK, schemes=frozenset(Scheme)))
    }


def test_a_share_is_a_part_of_its_group_and_the_group_a_cell_of_the_whole() -> None:
    active, up_to, group = (node.name for node in nodes_of(ACTIVE))
    assert {(active, up_to), (up_to, group), (active, group)} <= pairs(ACTIVE)
    ties = ties_of([ACTIVE, PERSONS])
    assert Nested(group, name(PERSONS), (("group", "participation"),), whole=True) in ties.nested


def test_stock_and_flows_of_one_population_close() -> None:
    came, went = (CountDefinition("f", "m", what) for what in (What.INFLOW, What.OUTFLOW))
    assert ties_of([PERSONS, came, went]).closing == (Closing(name(PERSONS), name(came), name(went)),)
    for only in (came, went):  # the other one is what is left over
        assert ties_of([PERSONS, only]).closing == (Closing(name(PERSONS), name(came), name(went)),)
    assert not ties_of([PERSONS, replace(went, reasons=frozenset({EndReason.WORK}))]).closing


def test_group_age_and_reason_make_a_total_a_cell_and_scheme_does_not() -> None:
    assert Asked(ACTIVE).selected
    assert Asked(replace(PERSONS, age_from=27)).selected
    assert not Asked(replace(PERSONS, schemes=frozenset(Scheme))).selected
