"""The norms that can be held against one indicator, with what was found."""

from dataclasses import dataclass

from perspectief.account.model import Finding, IndicatorAccount
from perspectief.publication.pages.look import Look
from perspectief.publication.words.findings import finding_sentence

# In the order of the reports they come from.
NORMS = (
    "specific", "measurable", "baseline", "target", "verifiable", "explained",
    "activities", "owner", "frequency", "breaks",
)  # fmt: skip
# Without a register or a counting day nobody can count the change that is asked either.
_ALSO = {
    "baseline-missing": "measurable",
    "baseline-register-missing": "measurable",
    "baseline-counting-day-missing": "measurable",
}


@dataclass(frozen=True, slots=True)
class NormLine:
    """One norm with what was found against it."""

    code: str
    broken: bool
    findings: tuple[str, ...]


def norm_lines(look: Look, indicator: IndicatorAccount) -> tuple[NormLine, ...]:
    """Every norm, with what was found of the indicator, its targets, its goal's and its own activities."""
    found = _found(look, indicator)
    lines = []
    for norm in NORMS:
        against = [finding for finding in found if norm in {finding.norm, _ALSO.get(finding.code)}]
        broken = any(finding.weight != "advice" for finding in against)
        texts = dict.fromkeys(finding_sentence(finding, look.words) for finding in against)
        lines.append(NormLine(norm, broken, tuple(texts)))
    return tuple(lines)


def _found(look: Look, indicator: IndicatorAccount) -> tuple[Finding, ...]:
    subjects = {("indicator", indicator.id), ("goal", indicator.goal)}
    subjects |= {("target", target.id) for target in indicator.targets}
    subjects |= {("activity", activity.id) for activity in look.activities_for(indicator)}
    return tuple(f for f in look.account.findings if (f.subject_kind, f.subject) in subjects)
