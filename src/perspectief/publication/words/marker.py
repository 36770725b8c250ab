"""The mark by which the extractor finds sentences that stand in a table and are translated later."""


def mark(sentence: str) -> str:
    """Give the English sentence back unchanged; `make messages` finds it by this name."""
    return sentence
