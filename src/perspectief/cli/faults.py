"""What is said when a command cannot go on: problems in files, or a fault of ours."""

import sys
import tempfile
import traceback
from pathlib import Path

from perspectief.cli.language import WORDS as W
from perspectief.ground.files import CONTROL
from perspectief.ground.problem import Refused
from perspectief.publication.words.problems import problem_sentence

REFUSED, FAULT = 1, 3


def explain(fault: Exception) -> int:
    """Say what is wrong on standard error and give the exit code."""
    if isinstance(fault, Refused):
        return _explain_problems(fault)
    print(*sentences_of(fault), file=sys.stderr)
    return REFUSED if isinstance(fault, OSError) else FAULT


def sentences_of(fault: Exception) -> list[str]:
    """What went wrong, a sentence for each thing to mend."""
    if isinstance(fault, Refused):
        # The name of a file may hold anything: what steers a terminal is not printed.
        return [CONTROL.sub("\ufffd", problem_sentence(problem, W)) for problem in fault.problems]
    return [_of_system(fault) if isinstance(fault, OSError) else _of_fault(fault)]


def _explain_problems(refused: Refused) -> int:
    count = len(refused.problems)
    print(W.n("{count} thing to mend:", "{count} things to mend:", count), file=sys.stderr)
    for sentence in sentences_of(refused):
        print(f"- {sentence}", file=sys.stderr)
    return REFUSED


def _of_system(fault: OSError) -> str:
    where = fault.filename or ""
    reason = fault.strerror or str(fault)
    return W.t("The system does not allow this: {where}: {reason}.", where=where, reason=reason)


def _of_fault(fault: Exception) -> str:
    """Keep the traceback in a file that can be sent along; it holds names of files, no figures of people."""
    with tempfile.NamedTemporaryFile(
        "w", prefix="perspectief-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        traceback.print_exception(fault, file=log)
    return W.t(
        "This is a fault of ours. Your files are as they were. Please send {log} with a report.",
        log=Path(log.name),
    )
