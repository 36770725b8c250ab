"""Sentences composed from an account by rules: the same rules for every municipality, in two languages."""

from perspectief.publication.sentences.aims import aim, aim_alone
from perspectief.publication.sentences.answers import Answer, answer, starting_level
from perspectief.publication.sentences.chances import (
    chance_said,
    error_sentence,
    multiple_sentence,
    percent,
    reason_sentence,
)
from perspectief.publication.sentences.differences import (
    difference_lead,
    difference_parts,
    difference_subject,
)
from perspectief.publication.sentences.editions import edition_intro, edition_origin
from perspectief.publication.sentences.headlines import headline
from perspectief.publication.sentences.home import home
from perspectief.publication.sentences.lookup import Case, headline_cases, main_case
from perspectief.publication.sentences.rows import Row, row
from perspectief.publication.sentences.statuses import status_word
from perspectief.publication.sentences.tally import category, tally

__all__ = [
    "Answer",
    "Case",
    "Row",
    "aim",
    "aim_alone",
    "answer",
    "category",
    "chance_said",
    "difference_lead",
    "difference_parts",
    "difference_subject",
    "edition_intro",
    "edition_origin",
    "error_sentence",
    "headline",
    "headline_cases",
    "home",
    "main_case",
    "multiple_sentence",
    "percent",
    "reason_sentence",
    "row",
    "starting_level",
    "status_word",
    "tally",
]
