"""The file of weights: an assumption until a municipality owns it, and refused where it would count
wrongly.
"""

from pathlib import Path

import numpy as np
import pytest

from perspectief.ground.problem import Refused
from perspectief.matching.fit import chance_of, worth_of
from perspectief.matching.weights import FILE, Weights, load_weights, shipped_weights

SHIPPED = (Path(__file__).parents[2] / "src" / "perspectief" / "matching" / "weights.yaml").read_text("utf-8")


def _load(tmp_path: Path, text: str) -> Weights:
    place = tmp_path / FILE
    place.parent.mkdir()
    place.write_text(text, "utf-8")
    return load_weights(tmp_path)


def test_what_ships_is_marked_as_an_assumption(tmp_path: Path) -> None:
    assert shipped_weights().assumption
    assert load_weights(tmp_path) == shipped_weights()


def test_a_municipality_has_its_own(tmp_path: Path) -> None:
    assert _load(tmp_path, SHIPPED.replace("wish: 0.20", "wish: 0.50")).value.wish == 0.5


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("{fit: 0.5, chance: 0.10}", "{fit: 0.5, chance: 0.01}", "weights-chance-falls"),
        ("{fit: 0.5, chance: 0.10}", "{fit: 0.0, chance: 0.10}", "weights-chance-falls"),
        ("{fit: 1.0, chance: 0.30}", "{fit: 0.9, chance: 0.30}", "weights-chance-ends"),
        ("pay_to: 24.00", "pay_to: 14.00", "weights-pay-upside-down"),
        ("experience: 0.5", "experience: 0", "weights-all-nought"),
    ],
)
def test_figures_that_would_count_wrongly_are_refused(tmp_path: Path, old: str, new: str, code: str) -> None:
    text = SHIPPED.replace(old, new)
    if code == "weights-all-nought":
        text = text.replace("skills: 0.3", "skills: 0").replace("level: 0.2", "level: 0")
    with pytest.raises(Refused) as refused:
        _load(tmp_path, text)
    assert code in {problem.code for problem in refused.value.problems}


def test_chance_never_falls_as_fit_rises() -> None:
    worth = worth_of(shipped_weights())
    chances = [chance_of(float(fit), worth.fits, worth.chances) for fit in np.linspace(0, 1.2, 500)]
    assert (np.diff(chances) >= 0).all()
    assert chances[0] == pytest.approx(0.02) and chances[-1] == pytest.approx(0.30)
