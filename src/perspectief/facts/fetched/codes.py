"""Every code that only `facts.fetched` gives, beside those of `facts.codes` and `ground.codes`."""

FETCHED_CODES: tuple[str, ...] = (
    "bad-answer-hash",
    "contradiction-in-batch",
    "fetched-file-damaged",
)
