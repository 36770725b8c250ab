"""The words of matching: conditions, and the parts of an expected gain."""

from perspectief.cli.language import WORDS as W
from perspectief.matching.checks import Fault
from perspectief.matching.codes import Condition
from perspectief.publication.words.marker import mark
from perspectief.publication.words.match_problem_words import OF_MATCHING

CONDITIONS = {
    Condition.PLACE: mark("distance"),
    Condition.HOURS: mark("hours a week"),
    Condition.TIMES: mark("times of work"),
    Condition.START: mark("start"),
    Condition.CONTRACT: mark("kind of contract"),
    Condition.AGREEMENT: mark("kind of agreement"),
    Condition.LICENCE: mark("driving licence"),
    Condition.LANGUAGE: mark("language"),
    Condition.LEVEL: mark("level of work and thinking"),
    Condition.SKILL: mark("a required skill"),
    Condition.WORK: mark("what the work asks of body and mind"),
    Condition.ADAPTATION: mark("an adaptation that is needed"),
    Condition.TRANSPORT: mark("transport of one's own"),
    Condition.PAY: mark("pay"),
    Condition.OCCUPATION: mark("occupation"),
}
PARTS = {
    "experience": mark("experience in such work"),
    "skills": mark("skills that are asked"),
    "level": mark("level that fits"),
    "hours": mark("hours as wanted"),
    "pay": mark("good pay"),
    "distance": mark("near home"),
    "wish": mark("work as wished"),
    "durability": mark("a contract that lasts"),
}


def condition_word(condition: Condition) -> str:
    """What a condition is called."""
    return W.t(CONDITIONS[condition])


def condition_words(conditions: tuple[Condition, ...]) -> str:
    """Several, with commas."""
    return ", ".join(map(condition_word, conditions))


def part_word(part: str) -> str:
    """What a part is called."""
    return W.t(PARTS[part])


def fault_sentence(fault: Fault) -> str:
    """What is wrong with a field that counts as unknown."""
    return W.t(OF_MATCHING[fault.code], found=fault.found, allowed=", ".join(fault.allowed), path=fault.field)
