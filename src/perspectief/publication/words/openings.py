"""The first word of a sentence that comes to stand behind a colon."""

# Words that are no name, so that they lose their capital safely; a name would keep it.
_NO_NAMES = frozenset(
    "de het een er met door omdat als dat dit die deze meer minder veel geen in op voor na bij uit van wij "
    "we ze zij hoe wat wie alle ook "
    "the a an there with because by if that this these those more fewer less many no on for after at from of "
    "they people all leaving it its".split()
)


def after_colon(text: str) -> str:
    """`text` with a small letter where its first word is known to be no name."""
    first, gap, rest = text.partition(" ")
    return f"{first.lower()}{gap}{rest}" if first.lower() in _NO_NAMES else text
