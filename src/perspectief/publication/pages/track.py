"""How good outlooks were: what was said of this programme, and the record over many series."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from perspectief.account.model import Account, MomentScore, TrackedSeries
from perspectief.publication.address import Address
from perspectief.publication.pages.frame import home_step, page_of
from perspectief.publication.pages.look import Look
from perspectief.publication.pages.outlooks import SaidLine, said_lines
from perspectief.publication.pages.page import PageOf, Step
from perspectief.publication.pages.pictures import Pictures
from perspectief.publication.sentences import track
from perspectief.publication.words import Words

File = tuple[str, bytes]
_MOST_LINES = 40  # more than these weigh too much for a page; account.json holds all


@dataclass(frozen=True, slots=True)
class Kind:
    """The series of one name, with its page."""

    title: str
    address: Address
    tracked: tuple[TrackedSeries, ...]

    def numbered(self) -> Iterator[tuple[str, TrackedSeries]]:
        """Each with the months that it looks ahead; of several with as many the others have a number too."""
        seen: Counter[int] = Counter()
        for each in self.tracked:
            seen[each.months_ahead] += 1
            more = seen[each.months_ahead]
            yield f"{each.months_ahead}-{more}" if more > 1 else f"{each.months_ahead}", each


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One kind of series, so many months ahead, in one line."""

    kind: Kind
    ahead: str
    covered: str
    errors: tuple[str, str, str]
    moments: str


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """How one method did."""

    method: str
    covered: tuple[str, str, str]
    error: str
    brier: str
    sharpness: str
    interval_score: str


@dataclass(frozen=True, slots=True)
class Part:
    """One distance ahead: what it is worth, scores, calibration and coverage by moment."""

    id: str
    title: str
    worth: tuple[str, ...]
    scores: tuple[ScoreLine, ...]
    picture: str
    bins: tuple[tuple[str, str, str, str], ...]
    years: tuple[tuple[str, str], ...]


def kinds_of(account: Account, language: Address) -> tuple[Kind, ...]:
    """The kinds of series in the record, each with the address of its page, as the record orders them.

    A name has a dash and no dot: no page is called `index`, none is called as a picture is.
    """
    words = Words(language.language)
    found: dict[str, list[TrackedSeries]] = {}
    for tracked in account.track_record.tracked if account.track_record else ():
        found.setdefault(tracked.name, []).append(tracked)
    return tuple(
        Kind(
            track.series_name(name, words),
            Address(language.language, "track", name),
            tuple(sorted(held, key=lambda one: one.months_ahead)),
        )
        for name, held in found.items()
    )


def track_files(look: Look, pictures: Pictures) -> Iterator[File]:
    """The page on all outlooks, and one for each kind of series with its pictures."""
    kinds = kinds_of(look.account, look.now("outlooks"))
    page = outlooks_page(look, kinds)
    yield page.address.path, page.html()
    for kind in kinds:
        for id_, tracked in kind.numbered():
            yield _picture(kind, id_), pictures.calibration(tracked, look.words).encode()
        yield kind.address.path, track_page(look, kind).html()


def outlooks_page(look: Look, kinds: tuple[Kind, ...]) -> PageOf:
    """What was said of this programme and what came, and the record in short."""
    words, record = look.words, look.account.track_record
    answer = track.record_sentence(record, words)
    return page_of(
        look, look.now("outlooks"), _title(words), (home_step(look),), answer,
        answer=answer, said=_all_said(look), summary=tuple(_summary(kinds, words)), record=record,
    )  # fmt: skip


def _title(words: Words) -> str:
    return words.t("How good our outlooks were")


def _all_said(look: Look) -> tuple[SaidLine, ...]:
    """What was said before, by the day from which it was said; of very much only the newest."""
    rows = [
        (row.as_of, line)
        for indicator in look.account.indicators
        for row, line in zip(
            [row for row in indicator.said_before if row.target], said_lines(look, indicator), strict=True
        )
    ]
    return tuple(line for _, line in sorted(rows, key=lambda pair: pair[0])[-_MOST_LINES:])


def _summary(kinds: tuple[Kind, ...], words: Words) -> Iterator[SummaryLine]:
    for kind in kinds:
        for tracked in kind.tracked:
            score = track.score_of(tracked, "outlook")
            yield SummaryLine(
                kind,
                words.n("{count} month", "{count} months", tracked.months_ahead),
                track.share(score.covered80, words) if score else "–",
                (
                    _error(tracked, "outlook", words),
                    _error(tracked, "last-value", words),
                    _error(tracked, "straight-line", words),
                ),
                words.t("about {number}", number=words.number(track.moments(tracked))),
            )


def _error(tracked: TrackedSeries, method: str, words: Words) -> str:
    score = track.score_of(tracked, method)
    return track.per_cent(score.error, words) if score else "–"


def track_page(look: Look, kind: Kind) -> PageOf:
    """One kind of series: a part for each distance ahead."""
    words = look.words
    way = (home_step(look), Step(_title(words), look.now("outlooks")))
    parts = tuple(_part(kind, id_, tracked, words) for id_, tracked in kind.numbered())
    return page_of(look, kind.address, kind.title, way, kind.title, parts=parts)


def _picture(kind: Kind, id_: str) -> str:
    return kind.address.beside(f".{id_}.svg")


def _part(kind: Kind, id_: str, tracked: TrackedSeries, words: Words) -> Part:
    return Part(
        id=f"months-{id_}",
        title=track.ahead(tracked, words),
        worth=track.worth(tracked, words),
        scores=tuple(_scores(tracked, words)),
        picture=_picture(kind, id_) if tracked.calibration else "",
        bins=tuple(_bins(tracked, words)),
        years=tuple((str(year), said) for year, said in _by_year(tracked.moments, words).items()),
    )


def _scores(tracked: TrackedSeries, words: Words) -> Iterator[ScoreLine]:
    for score in tracked.scores:
        fifty, eighty, most = (
            track.share(one, words) for one in (score.covered50, score.covered80, score.covered95)
        )
        yield ScoreLine(
            words.word("method", score.method),
            (fifty, eighty, most),
            track.per_cent(score.error, words),
            words.number(score.brier, 3),
            track.per_cent(score.sharpness, words),
            track.per_cent(score.interval_score, words),
        )


def _bins(tracked: TrackedSeries, words: Words) -> Iterator[tuple[str, str, str, str]]:
    for one in tracked.calibration:
        low, high = words.number(round(one.low * 100)), words.number(round(one.high * 100))
        said = f"{words.t('{low} to {high}', low=low, high=high)}\N{NO-BREAK SPACE}%"
        yield said, track.share(one.said, words), track.share(one.came, words), words.number(one.forecasts)


def _by_year(moments: tuple[MomentScore, ...], words: Words) -> Mapping[int, str]:
    """Coverage of each moment, a line for each year: hundreds of lines would say no more."""
    found: dict[int, list[str]] = {}
    for one in sorted(moments, key=lambda moment: moment.date):
        said = f"{words.day_short(one.date, 'month').rsplit(' ', 1)[0]} {track.share(one.covered80, words)}"
        found.setdefault(one.date.year, []).append(said)
    return {year: ", ".join(said) for year, said in found.items()}
