"""Passwords that are guessed first although they are long: known ones made longer, and words of the place.

Instead of a list of leaked passwords, which would be large, grow old and be somebody else's: what most of its
long entries look like is refused by its form. Django's list of 20,000 known ones is looked at without the
figures and signs around a word, without doubling, and without figures that stand for letters.
"""

import gzip
import re
from functools import lru_cache

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from perspectief.register.staff.models import StaffMember

_LETTERS = str.maketrans("013457@$!", "oieastasi")
_AROUND = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_ROWS = ("qwertyuiopasdfghjklzxcvbnm", "abcdefghijklmnopqrstuvwxyz", "01234567890123456789")
# What people here take first: the work, the time of year, what they are asked for.
_HERE = frozenset(
    "welkom wachtwoord geheim gemeente werkvloer perspectief bijstand uitkering klantmanager consulent"
    " sociaal domein werkplein lente zomer herfst winter januari februari maart april mei juni juli augustus"
    " september oktober november december maandag dinsdag woensdag donderdag vrijdag password welcome"
    " work".split()
)
_LEAST = 3  # letters that a word has


class Guessable:
    """A validator of Django: refuses what is known, doubled, in a row, or of words of the place alone."""

    def validate(self, password: str, user: StaffMember | None = None) -> None:
        """ValidationError (`password_too_common`) where a password is among the first that are tried."""
        if is_guessable(password, _place()):
            raise ValidationError("guessable", code="password_too_common")

    def get_help_text(self) -> str:
        """Said on our own page."""
        return ""


def is_guessable(password: str, words: frozenset[str] = frozenset()) -> bool:
    """Whether a password is one of those that are tried first; `words` are of the place, in small letters."""
    small = password.casefold()
    forms = {_once(form) for form in (small, small.translate(_LETTERS))}
    cores = {_once(_AROUND.sub("", form)) for form in forms}
    return any(_in_a_row(form) for form in forms) or any(_known(core, words | _HERE) for core in cores)


def _known(core: str, words: frozenset[str]) -> bool:
    """Known as it stands, too short to be anything, or nothing but known words of the place."""
    if len(core) < _LEAST or core in _common():
        return True
    left = re.sub("|".join(sorted(map(re.escape, words), key=len, reverse=True)), " ", core)
    return not re.sub(r"[\W\d_]", "", left)


def _once(text: str) -> str:
    """Without doubling: the shortest beginning that the text repeats."""
    for size in range(1, len(text) // 2 + 1):
        if (text[:size] * (len(text) // size + 1))[: len(text)] == text:
            return text[:size]
    return text


def _in_a_row(text: str) -> bool:
    """Letters or figures as they lie beside each other, there or back."""
    return len(text) >= _LEAST and any(text in row or text in row[::-1] for row in _ROWS)


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """Django's list (by Royce Williams, as Django ships it)."""
    path = str(CommonPasswordValidator().DEFAULT_PASSWORD_LIST_PATH)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return frozenset(line.strip() for line in lines)


def _place() -> frozenset[str]:
    """The words of the municipality's name, and of its teams."""
    from perspectief.register.staff.models import Team
    from perspectief.web.work.house import house

    texts = [house().nl, house().en, *Team.objects.values_list("name", flat=True)]
    return frozenset(word for text in texts for word in re.findall(r"[^\W\d_]{3,}", text.casefold()))
