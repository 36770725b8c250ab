"""Random lives: whatever happens and is corrected, stock and flows close, as known on every day.

In, out, back, moves between groups, deaths, files that are joined and split, and corrections afterwards are
played on both databases, beside a plain list of beliefs that knows no database. The register has to refuse
exactly what the list does not allow, and to count, as known on every day, exactly what the list thought then.
"""

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from perspectief.register import history
from tests.register.oracle import on_welfare, running
from tests.register.playing import Lives

EXAMPLES = {"sqlite": 40, "postgresql": 12}


def test_stock_and_flows_close_on_every_day_as_known_on_every_other(register: Any) -> None:
    run_state_machine_as_test(
        Lives,
        settings=settings(
            max_examples=EXAMPLES[register.vendor],
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert len(history.memberships()) == 0, "each run began with nothing"


def test_every_event_can_be_played(register: Any) -> None:
    """None of them is refused or passed over: what chance plays is played with all of them."""
    lives = Lives()
    lives.begin()
    lives.somebody_comes(day=1)
    lives.somebody_comes(day=2)
    one, two = lives.residents
    lives.somebody_moves_to_a_group(who=0, day=3, group="work")
    lives.somebody_moves_to_a_group(who=0, day=6, group="care")
    lives.time_passes(days=2)
    lives.two_files_are_joined(which=1, other=0, day=10)
    facts = lives.town.known_on(2)
    assert running(facts, 9) - running(facts, 10) == {lives.files[1]}
    assert on_welfare(facts, 10) == {one, two}
    lives.a_file_is_split(which=2, day=14)
    lives.somebody_leaves(which=0, day=15, reason="work")
    lives.somebody_comes_back(who=0, day=20)
    lives.a_partner_joins(file=3, day=21)
    lives.time_passes(days=3)
    lives.somebody_dies(who=0, day=25)
    facts = lives.town.known_on(5)
    assert [len(on_welfare(facts, day)) for day in (14, 15, 20, 24, 25)] == [2, 1, 2, 3, 2]
    assert {fact.group for fact in facts if fact.who == one and fact.holds(24)} == {"", "care"}
    assert not any(fact.who == one and fact.holds(25) for fact in facts)
    lives.teardown()
