"""The audit norms held against a programme: which it keeps is silence, which it breaks a finding.

Norms: reports of the courts of audit of Amsterdam and Rotterdam, NVRR and US GAO. The codes, their
weights and what their details carry stand in `rules`.
"""

from perspectief.programme.finding import Finding
from perspectief.programme.load import Loaded
from perspectief.programme.norms.activities import activity_findings
from perspectief.programme.norms.editions import edition_findings
from perspectief.programme.norms.goals import goal_findings
from perspectief.programme.norms.indicators import indicator_findings
from perspectief.programme.norms.rules import FINDING_CODES
from perspectief.programme.norms.targets import target_findings

_AUDITS = (edition_findings, goal_findings, indicator_findings, target_findings, activity_findings)
_ORDER = {code: at for at, code in enumerate(map(str, FINDING_CODES))}


def audit(loaded: Loaded) -> tuple[Finding, ...]:
    """All findings on a programme, in the order of its file; within a line in the order of the norms."""
    findings = [finding for audits in _AUDITS for finding in audits(loaded)]
    return tuple(sorted(findings, key=lambda finding: (finding.line, _ORDER[finding.code], finding.subject)))
