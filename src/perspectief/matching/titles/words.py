"""From a title as people write it to its words: folded, with what stands in brackets counting less."""

import re
import unicodedata

# What stands in brackets narrows a title and is often beside the point; a choice of ours, tuned on nothing.
IN_BRACKETS = 0.5
LONGEST = 200  # characters of a title that are read: a longer one is a text, not a title

_GENDER = re.compile(r"\(\s*[mvfxdw](?:\s*/\s*[mvfxdw])*\s*\)|\b[mvf]\s?/\s?[mvfx](?:\s?/\s?[mvfx])?\b")
_PIECE = re.compile(r"[()\[\]]|[a-z0-9+#]+-?")
_SMALL = frozenset(
    "de het een en of van voor in op met te bij aan tot ten ter e d ed o a the of and to for or ook door uit "
    "m v mv".split()
)
# How the same doer is called in another number or gender; longest ending first.
_ENDINGS = (
    ("sters", "er"), ("euses", "eur"), ("trices", "teur"), ("ster", "er"), ("euse", "eur"), ("trice", "teur"),
    ("eurs", "eur"), ("ers", "er"), ("ren", "r"),
)  # fmt: skip
_VOWELS = "aeiou"


def folded(text: str) -> str:
    """Lower case, without accents and soft hyphens."""
    plain = unicodedata.normalize("NFKD", text[:LONGEST].lower().replace("\xad", ""))
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def words_of(text: str) -> list[tuple[str, float]]:
    """The words of a title with their weights; a word that lacks its end keeps its hyphen ("bloemen-")."""
    found: list[tuple[str, float]] = []
    weight = 1.0
    for piece in _PIECE.findall(_GENDER.sub(" ", folded(text))):
        if piece in "()[]":
            weight = IN_BRACKETS if piece in "([" else 1.0
        elif piece not in _SMALL:
            found.append((piece, weight))
    return found or [(piece, 1.0) for piece in _PIECE.findall(folded(text)) if piece not in "()[]"]


def stem(word: str) -> str:
    """The word without the endings of number and gender: "verkoopsters" and "verkopers" are "verkoper"."""
    if len(word) <= 4:
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _opened(word[: -len(ending)] + instead)
    return _without_plain_ending(word)


def _opened(word: str) -> str:
    """A long vowel is written once where its syllable ends in it: "verkooper" is "verkoper"."""
    twice = word.endswith("er") and len(word) > 5 and word[-4] == word[-5] and word[-4] in "aou"
    return word[:-5] + word[-4:] if twice and word[-3] not in _VOWELS else word


def _without_plain_ending(word: str) -> str:
    if word.endswith("en") and len(word) > 5:
        return _single(word[:-2])
    if word.endswith("e") and len(word) > 5:
        return _single(word[:-1])
    return word[:-1] if word.endswith("s") and word[-2] not in "su" else word


def _single(word: str) -> str:
    """A consonant that was doubled before an ending is single without it: "koppen" is "kop"."""
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in _VOWELS
    return word[:-1] if doubled else word
