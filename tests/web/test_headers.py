"""What every answer tells browsers, and what logs and errors do not tell."""

import json
import logging

import pytest

from perspectief.ground.problem import Refused
from perspectief.web.work.environment import read
from perspectief.web.work.logs import LOG, AsJson
from tests.web.floors import HOST, Floor, browser, post, quick

ANSWERS = ("/sign-in", "/people", "/no-such-page", "/people/find", "/styles/x.css", "/health", "/language")
WANTED = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}


@pytest.mark.parametrize("address", ANSWERS)
def test_every_answer_says_what_a_browser_may_do(floor: Floor, address: str) -> None:
    answer = quick(floor.members["coach"]).get(address, secure=True)
    policy = {part.split()[0]: part.split()[1:] for part in answer["content-security-policy"].split(";")}
    assert policy["default-src"] == policy["object-src"] == policy["base-uri"] == ["'none'"]
    assert policy["frame-ancestors"] == ["'none'"] and policy["form-action"] == ["'self'"]
    assert "script-src" not in policy and "unsafe" not in answer["content-security-policy"]
    if address != "/health":  # which is told before the rest, to machines
        assert {name: answer[name] for name in WANTED} == WANTED
        assert answer["strict-transport-security"] == "max-age=31536000; includeSubDomains"


@pytest.mark.parametrize("address", ["/sign-in", "/people", "/people/find", "/account", "/no-such-page"])
def test_nothing_is_kept_by_a_browser(floor: Floor, address: str) -> None:
    answer = quick(floor.members["coach"]).get(address, secure=True)
    assert answer["cache-control"] == "no-store"
    assert answer["content-type"].startswith("text/html; charset=utf-8")


def test_a_page_has_no_script_and_no_style_of_its_own(floor: Floor) -> None:
    client = quick(floor.members["coach"])
    for address in ("/sign-in", "/people", f"/people/{floor.mine.key}", "/people/find", "/account/password"):
        text = client.get(address, secure=True).content.decode()
        assert "<script" not in text and " style=" not in text and " onclick" not in text


def test_password_fields_hide_and_help_password_managers(floor: Floor) -> None:
    text = browser().get("/sign-in", secure=True).content.decode()
    assert 'type="password"' in text and 'autocomplete="current-password"' in text
    page = quick(floor.members["coach"]).get("/account/password", secure=True).content.decode()
    assert 'autocomplete="new-password"' in page


def _logged(record: logging.LogRecord) -> dict[str, object]:
    said = json.loads(AsJson().format(record))
    assert isinstance(said, dict)
    return said


def test_logs_hold_nobody_s_data(floor: Floor, caplog: pytest.LogCaptureFixture) -> None:
    client = quick(floor.members["coach"])
    with caplog.at_level(logging.DEBUG):
        client.get(f"/people/{floor.mine.key}?x=Blabelaxo", secure=True)
        post(client, "/people/find", {"text": "Blabelaxo"})
        post(browser(), "/sign-in", {"username": "coach", "password": "a secret"})
        client.get("/people/Blabelaxo", secure=True)
    lines = "".join(
        AsJson().format(record) + "\n" for record in caplog.records if record.levelno > logging.DEBUG
    )
    assert '"route": "person"' in lines
    for told in (str(floor.mine.key), "Blabelaxo", "a secret", "127.0.0.1", "Member coach"):
        assert told not in lines


def test_a_fault_is_told_by_its_number_alone(
    floor: Floor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(*_: object) -> None:
        raise ZeroDivisionError("A. Blabelaxo")

    monkeypatch.setattr("perspectief.web.work.pages.people.needs", breaks)
    client = quick(floor.members["coach"])
    client.raise_request_exception = False
    answer = client.get("/people", secure=True)
    text = answer.content.decode()
    assert answer.status_code == 500 and answer["x-request-number"] in text
    assert "Blabelaxo" not in text and "Traceback" not in text and "ZeroDivision" not in text
    lines = [_logged(record) for record in caplog.records if record.name == LOG.name]
    fault = next(line for line in lines if line["event"] == "fault")
    assert (fault["fault"], fault["request"]) == ("ZeroDivisionError", answer["x-request-number"])
    assert "Blabelaxo" not in json.dumps(lines)


def test_what_a_library_gives_along_is_not_told() -> None:
    record = logging.makeLogRecord(
        {"name": "elsewhere", "msg": "a %s", "args": ("secret",), "request": "secret"}
    )
    assert "secret" not in json.dumps(_logged(record))


GOOD = {"PERSPECTIEF_WORK_FOLDER": "x", "PERSPECTIEF_WORK_KEY": "k" * 50, "PERSPECTIEF_WORK_HOSTS": HOST}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"PERSPECTIEF_WORK_KEY": ""}, "work-not-set"),
        ({"PERSPECTIEF_WORK_FOLDER": ""}, "work-not-set"),
        ({"PERSPECTIEF_WORK_KEY": "short"}, "work-key-short"),
        ({"PERSPECTIEF_WORK_HOSTS": "*"}, "work-host-star"),
        ({"PERSPECTIEF_WORK_HOSTS": ".example.nl"}, "work-host-star"),
        ({"PERSPECTIEF_WORK_PLAIN": "1"}, "work-plain-away"),
    ],
)
def test_an_environment_that_is_not_safe_is_refused(changes: dict[str, str], code: str) -> None:
    with pytest.raises(Refused) as refused:
        read(GOOD | changes)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_secrets_are_not_shown_by_accident() -> None:
    assert "k" * 50 not in repr(read(GOOD))
