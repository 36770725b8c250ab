"""Why a text is not YAML, as a code and the place where a person should look."""

from ruamel.yaml.error import MarkedYAMLError

from perspectief.ground.problem import Place, Problem

_OPEN_QUOTE = "while scanning a quoted scalar"
# (what the parser says, what it was doing, our code, whether to look where it began), first match counts.
_REASONS: tuple[tuple[str, str, str, bool], ...] = (
    ("found character '\\t'", "", "yaml-tab", False),
    ("found unexpected end of stream", _OPEN_QUOTE, "yaml-quote-open", True),
    ("found unexpected document separator", _OPEN_QUOTE, "yaml-quote-open", True),
    ("could not find expected ':'", "", "yaml-colon-missing", True),
    ("mapping values are not allowed here", "", "yaml-colon-in-text", False),
    ("", "while parsing a flow", "yaml-bracket-open", True),
    ("found character", "", "yaml-character", False),
    ("", "while scanning a double-quoted scalar", "yaml-escape", False),
    ("found unknown escape", "", "yaml-escape", False),
    ("expected <block end>, but found '<block", "", "yaml-indentation", False),
)


def syntax_problem(error: MarkedYAMLError, text: str, file: str) -> Problem:
    """The parser's error as a `Problem`, with the line of the file that it is about."""
    said, doing = error.problem or "", error.context or ""
    code, where_begun = _reason(said, doing)
    mark = error.context_mark if where_begun and error.context_mark else error.problem_mark
    lines = text.split("\n")
    if mark is None:
        return Problem(code, Place(file, 1, 1))
    line = min(mark.line, len(lines) - 1)
    column = min(mark.column, len(lines[line]))
    code = _tab_instead(code, lines[line])
    suggestion = _quoted(lines[line]) if code == "yaml-colon-in-text" else ""
    return Problem(
        code,
        Place(file, line + 1, column + 1),
        found=lines[line].strip()[:80],
        suggestion=suggestion,
    )


def _reason(said: str, doing: str) -> tuple[str, bool]:
    for problem, context, code, where_begun in _REASONS:
        if problem in said and context in doing:
            return code, where_begun
    return "yaml-syntax", False


def _tab_instead(code: str, line: str) -> str:
    """A tab in the indentation is the cause, whatever the parser tripped over."""
    indentation = line[: len(line) - len(line.lstrip())]
    return "yaml-tab" if "\t" in indentation else code


def _quoted(line: str) -> str:
    """The line with the value after its first colon between quotes, if it holds a second colon."""
    key, colon, value = line.strip().partition(": ")
    if not colon or ": " not in value or value[0] in "\"'":
        return ""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{key}: "{escaped}"'[:120]
