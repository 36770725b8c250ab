"""`perspectief check`."""

from collections import Counter
from pathlib import Path

from rich.padding import Padding
from rich.text import Text as Styled

from perspectief.account import House, open_house
from perspectief.cli.console import OUT
from perspectief.cli.language import WORDS as W
from perspectief.cli.starter_blocks import TO_FILL_IN
from perspectief.programme.finding import Finding, Weight
from perspectief.publication.words.finding_hints import finding_hint
from perspectief.publication.words.findings import finding_sentence
from perspectief.publication.words.problems import problem_sentence

WEIGHTS: tuple[Weight, ...] = ("error", "norm", "advice")


def check_folder(folder: Path, *, strict: bool) -> bool:
    """Print every finding; False where `strict` and a norm is broken. Mistakes in files raise Refused."""
    house = open_house(folder)
    OUT.print(W.t("The files can be read and agree with each other."))
    OUT.print(_counts(house))
    _print_left(folder)
    for weight in WEIGHTS:
        _print_weight(weight, [finding for finding in house.findings if finding.weight == weight])
    for remark in house.written.remarks:
        OUT.print(Padding(problem_sentence(remark, W), (0, 0, 0, 2)))
    OUT.print(_conclusion(house))
    broken = any(finding.weight != "advice" for finding in house.findings)
    return not (strict and broken)


def _counts(house: House) -> str:
    """How many findings there are of each weight, before they are told one by one."""
    counts = Counter(finding.weight for finding in house.findings)
    return W.sentence(
        W.listing(
            [
                W.n("{count} error", "{count} errors", counts["error"]),
                W.n("{count} norm broken", "{count} norms broken", counts["norm"]),
                W.n("{count} piece of advice", "{count} pieces of advice", counts["advice"]),
            ]
        )
    )


def _print_left(folder: Path) -> None:
    """The lines on which the words of `perspectief new` still stand."""
    lines = (folder / "programme.yaml").read_text(encoding="utf-8").splitlines()
    left = [str(number) for number, line in enumerate(lines, start=1) if TO_FILL_IN in line]
    if left:
        OUT.print(W.t("Still to fill in, in programme.yaml: line {lines}.", lines=W.listing(left)))


def _print_weight(weight: Weight, findings: list[Finding]) -> None:
    if not findings:
        return
    OUT.print()
    OUT.print(Styled(f"{W.word('weight', weight)} ({len(findings)})", style="bold"))
    for finding in findings:
        place = W.t("line {line}", line=finding.line)
        said = " ".join(filter(None, (finding_sentence(finding, W), finding_hint(finding, W))))
        sentence = Styled.assemble((f"{finding.subject} ", "cyan"), (f"({place}) ", "dim"), said)
        OUT.print(Padding(sentence, (0, 0, 0, 2)))


def _conclusion(house: House) -> str:
    broken = sum(finding.weight != "advice" for finding in house.findings)
    count = len(house.programme.indicators)
    indicators = W.n("{count} indicator", "{count} indicators", count)
    norms = W.n("{count} norm is not kept", "{count} norms are not kept", broken)
    return "\n" + W.t("{indicators}; {norms}.", indicators=indicators, norms=norms)
