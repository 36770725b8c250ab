"""What a finding is about, and where it stands in the file."""

from dataclasses import dataclass

from perspectief.ground.text import Text
from perspectief.ground.yaml_tree import Path
from perspectief.programme.finding import Finding, SubjectKind
from perspectief.programme.load import Loaded
from perspectief.programme.norms.rules import RULES, FindingCode


@dataclass(frozen=True, slots=True)
class Subject:
    """A goal, indicator, target, activity or edition of a loaded programme."""

    loaded: Loaded
    kind: SubjectKind
    id: str
    title: Text
    path: Path

    def finding(self, code: FindingCode, *at: str | int, **details: str) -> Finding:
        """A finding on the line of the key path `at` within the subject, or of the subject itself."""
        rule = RULES[code]
        named = {"name_nl": self.title.nl, "name_en": self.title.en or ""}
        return Finding(
            code=code,
            weight=rule.weight,
            norm=rule.norm,
            subject_kind=self.kind,
            subject=self.id,
            details=named | details,
            line=self.loaded.place((*self.path, *at)).line,
        )
