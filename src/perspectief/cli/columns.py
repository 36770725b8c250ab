"""What each column of figures is, for `sql` and `figures export`."""

from perspectief.cli.language import WORDS as W


def column_words() -> dict[str, str]:
    """By the name of a column, in the reader's language."""
    return {
        "measure": W.t("The measure, as in the list of measures."),
        "region": W.t("The region, by its CBS code."),
        "start": W.t("The first day of the period."),
        "end": W.t("The last day of the period."),
        "kind": W.t("What sort of figure it is: stock, flow, change, rate, survey or class."),
        "value": W.t(
            "The number, in the unit of the measure; empty where the source gives no single number."
        ),
        "low": W.t("The lowest that the figure may be."),
        "high": W.t("The highest that the figure may be."),
        "as_published": W.t("What the source wrote; empty where it gave the plain number."),
        "unit": W.t("The unit of the number."),
        "counted": W.t("What was counted, in the words of the source."),
        "status": W.t("The standing of the figure: A final, P provisional, E estimated, M missing (SDMX)."),
        "origin": W.t("How the figure came about: published, computed, inferred or counted."),
        "published_on": W.t("The day on which the source published it."),
        "published_precision": W.t("How precisely that day is known."),
        "source": W.t("Who said so."),
        "source_url": W.t("Where it was said."),
        "note": W.t("A remark."),
        "assumption": W.t("What has to be assumed for the figure to stand here."),
        "answer": W.t("The SHA-256 of the answer from which it was read; empty for own figures."),
        "known_since": W.t("The day from which everyone could know it."),
    }
