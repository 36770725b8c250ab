"""What the tests of the trail share: a key, a folder, and deeds that nobody did."""

import pytest

from perspectief.register.trail import keys

TRAIL_KEY = "a-key-of-a-trail-for-tests-only-long-enough"


@pytest.fixture(autouse=True)
def trail_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(keys.KEY, TRAIL_KEY)
    monkeypatch.delenv(keys.OLD_KEYS, raising=False)
