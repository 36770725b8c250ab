"""Names of nobody: put together from invented syllables, and made to end as no Dutch name does."""

from perspectief.register.town.draws import Draws
from perspectief.register.town.table import Code, Joined, Same

INITIALS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
FIRST = tuple("Bra Cyl Dro Fle Gro Jul Kwe Lyn Mur Nol Pli Quo Rys Sla Tru Vry Wem Xan Yld Zwo".split())
MIDDLE = tuple("bel dov fin gam hup jix kom lur mip nov ped rux sol tyv wab zen".split())
LAST = tuple("axo equx izum oqil uxar yvox ozwix aqun ixel uzq".split())
KINDS = tuple("Werken Bedrijf Fabriek Diensten Handel Zorg Bouw Vervoer".split())


def persons(draws: Draws, many: int) -> Joined:
    """An initial and a surname for each, such as “Q. Kwerkomozwix”; names may occur twice."""
    return Joined((_drawn(draws, "initial", INITIALS, many), Same(". "), *_invented(draws, "surname", many)))


def businesses(draws: Draws, many: int) -> Joined:
    """An invented word and a line of business, marked as made up in its name."""
    parts = _invented(draws, "business", many)
    return Joined((*parts, Same(" "), _drawn(draws, "business-kind", KINDS, many), Same(" (verzonnen)")))


def _invented(draws: Draws, name: str, many: int) -> tuple[Code, Code, Code]:
    return (
        _drawn(draws, f"{name}-first", FIRST, many),
        _drawn(draws, f"{name}-middle", MIDDLE, many),
        _drawn(draws, f"{name}-last", LAST, many),
    )


def _drawn(draws: Draws, name: str, words: tuple[str, ...], many: int) -> Code:
    return Code(words, (draws.uniform(name, many) * len(words)).astype(int))
