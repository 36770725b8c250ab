"""By which attributes a count has to be looked at: its own, and those of the narrower counts that lie within.

Who takes part by group lies within persons by group, whether or not those were ever told: without a cell for
it two narrower counts could not be held against each other.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from perspectief.gate.counts import TOTAL, Nested, Publication, Subject
from perspectief.gate.stretches import pairs_of

OTHERS = "~"  # all values of an attribute of which no breakdown is known
Domains = Mapping[str, tuple[str, ...]]
_Values = dict[str, set[str]]


def domains(published: Iterable[Publication], nested: Sequence[Nested]) -> dict[Subject, Domains]:
    """For each subject its attributes with all their values."""
    whole: dict[Subject, _Values] = {}
    for publication in published:
        known = whole.setdefault(publication.subject, defaultdict(set))
        for said in publication.said:
            for name, value in said.cell:
                known[name].add(value)
    some: dict[Subject, _Values] = {subject: defaultdict(set) for subject in whole}
    links = [(tie, *pair) for tie in nested if tie.of == TOTAL for pair in pairs_of(whole, tie)]
    while any(_handed_on(whole, some, *link) for link in links):
        pass  # what was handed on goes further to what is wider still, until nothing is new
    return {subject: _domain(whole[subject], some[subject]) for subject in whole}


def _handed_on(
    whole: dict[Subject, _Values], some: dict[Subject, _Values], tie: Nested, inner: Subject, outer: Subject
) -> bool:
    """Whether the wider count learned of an attribute or a value."""
    news = [(whole, name, value) for name, values in whole[inner].items() for value in values]
    news += [(some, name, value) for name, values in some[inner].items() for value in values]
    news += [(some, name, value) for name, value in tie.within]
    new = [(kind, name, value) for kind, name, value in news if value not in kind[outer][name]]
    for kind, name, value in new:
        kind[outer][name].add(value)
    return bool(new)


def _domain(whole: _Values, some: _Values) -> Domains:
    known = {name: tuple(sorted(values)) for name, values in whole.items() if values}
    partly = {
        name: (*sorted(values), OTHERS) for name, values in some.items() if values and name not in known
    }
    return dict(sorted({**known, **partly}.items()))
