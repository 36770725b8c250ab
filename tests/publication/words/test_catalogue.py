"""The catalogue of messages is whole, in step with the source, and Dutch."""

import re
from collections.abc import Iterator

from babel.messages.catalog import Message

from scripts import messages

# Words that Dutch took over, or has of its own with the same letters.
SAME = {
    "Account",
    "Contract {reference}",
    "Interval (95%)",
    "KvK {kvk}",
    "SBI {code}",
    "Social return",
    "Teams",
    "privacy",
    "subsidies",
    "Archiefwet",
    "Auditor",
    "Controller",
    "Later",
    "Privacy officer",
    "Team",
    "postcode {code}",
    "in",
    "{figures} in {file}.",
    "Plan",
    "April",
    "BBV",
    "CODE",
    "CSV",
    "Data",
    "Document",
    "English",
    "Indicator",
    "JSON",
    "Model: {name}.",
    "Nederlands",
    "Status",
    "euro",
    "in {period}",
    "index",
    "index {number}",
    "indicator",
    "{number} ha",
    "{said}, pseudo-real-time",
}
PLACEHOLDER = re.compile(r"\{[a-z_0-9]+\}")


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list | tuple) else [str(value or "")]


def _messages() -> Iterator[Message]:
    return (message for message in messages.read() if message.id)


def test_every_sentence_in_the_source_has_dutch() -> None:
    known = {message.id: message for message in _messages()}
    wanted = [message.id for message in messages.extract() if message.id]
    assert len(wanted) > 100
    lacking = [one for one in wanted if one not in known or not all(_strings(known[one].string))]
    assert lacking == []
    assert [message.id for message in known.values() if message.fuzzy] == []


def test_a_translation_has_the_placeholders_of_its_sentence() -> None:
    for message in _messages():
        english = set(PLACEHOLDER.findall(" ".join(_strings(message.id))))
        for dutch in _strings(message.string):
            assert set(PLACEHOLDER.findall(dutch)) <= english, message.id
        assert set(PLACEHOLDER.findall(" ".join(_strings(message.string)))) == english, message.id


def test_no_dutch_sentence_is_english() -> None:
    same = {str(message.id) for message in _messages() if message.id == message.string}
    assert {one for one in same if re.search("[a-z]{2}", PLACEHOLDER.sub("", one).lower())} - SAME == set()


def test_the_compiled_catalogue_is_in_step() -> None:
    assert messages.PO.with_suffix(".mo").read_bytes() == messages.compiled(messages.read())


def test_dutch_sentences_are_short() -> None:
    lengths = [
        len(sentence.split())
        for message in _messages()
        for string in _strings(message.string)
        for sentence in re.split(r"(?<=[.?!:]) ", string)
        if len(sentence.split()) > 3
    ]
    assert max(lengths) <= 25
    assert sum(lengths) / len(lengths) <= 14
