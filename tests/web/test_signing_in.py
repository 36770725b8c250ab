"""Signing in by hand."""

from tests.web.floors import Floor


def test_first(floor: Floor) -> None:
    client = floor.client("coach")
    answer = client.get("/people", secure=True)
    assert answer.status_code == 200, answer.headers
    assert "A. Blabelaxo" in answer.content.decode()
