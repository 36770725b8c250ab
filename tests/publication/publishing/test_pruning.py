"""A site's styles hold what its pages use, and nothing of components that no page has."""

import re

import pytest

from perspectief.publication.pruning import pruned, words_of
from perspectief.publication.theme import STATIC, theme_of
from tests.publication.built import Built

USED = words_of(['<table class="nl-table nl-table--{{ kind }}">', '<p class="nl-text">'])


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".nl-table{a:b}", ".nl-table{a:b}"),
        (".nl-chair{a:b}", ""),
        (".nl-table--wide{a:b}", ".nl-table--wide{a:b}"),  # the end of the word is not known
        (".nl-text,.nl-chair{a:b}", ".nl-text{a:b}"),
        (".nl-text .nl-chair{a:b}", ""),
        ("p,h1{a:b}", "p,h1{a:b}"),
        (".nl-text:not(.nl-chair,.nl-bench){a:b}", ""),
        ("@media print{.nl-chair{a:b}.nl-text{c:d}}", "@media print{.nl-text{c:d}}"),
        ("/* by others */.nl-text{a:b}", "/* by others */.nl-text{a:b}"),
    ],
)
def test_only_rules_of_classes_in_use_are_left(css: str, left: str) -> None:
    assert pruned(css, USED) == left


def test_no_class_that_pages_have_loses_a_rule(almelo: Built, groningen: Built) -> None:
    pages = [site.text(page) for site in (almelo, groningen) for page in site.pages()]
    found = [group for page in pages for group in re.findall(r'class="([^"]*)"', page)]
    classes = {name for group in found for name in group.split()}
    whole = "".join(path.read_text("utf-8") for path in (STATIC / "vendor").glob("*.css"))
    left = theme_of(None).styles
    styled = {name for name in classes if re.search(rf"\.{re.escape(name)}(?![\w-])", whole)}
    assert styled
    assert [name for name in styled if not re.search(rf"\.{re.escape(name)}(?![\w-])", left)] == []
