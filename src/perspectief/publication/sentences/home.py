"""The first paragraphs of the site: what was wanted, where it stands, what cannot be known."""

from perspectief.account.model import Account
from perspectief.publication.sentences import answers, standing
from perspectief.publication.sentences.aims import aim, aim_alone
from perspectief.publication.sentences.chances import chance_in_short
from perspectief.publication.sentences.lookup import Case, headline_cases
from perspectief.publication.sentences.tally import Category, category, number_word
from perspectief.publication.words import Words
from perspectief.publication.words.marker import mark

_TOLD: set[Category] = {
    "reached", "reached_assumed", "missed", "missed_assumed", "too_rough", "at_aim", "short", "off_class",
    "just_short", "ahead", "on_course", "behind",
}  # fmt: skip

# (the due date has come, at least)
_WANTED = {
    (False, False): mark("{place} wants at most {amount} {noun} by {due}."),
    (True, False): mark("{place} wanted at most {amount} {noun} by {due}."),
    (False, True): mark("{place} wants at least {amount} {noun} by {due}."),
    (True, True): mark("{place} wanted at least {amount} {noun} by {due}."),
}


def home(account: Account, words: Words) -> tuple[str, ...]:
    """The paragraphs, each a few short sentences; the first is about the first target with figures."""
    sorts = [(category(case), case) for case in headline_cases(account)]
    told = [case for sort, case in sorts if sort in _TOLD]
    first = _in_full(told[0], words) if told else []
    others = [_in_short(case, words) for case in told[1:]]
    unknown = _not_yet([case for sort, case in sorts if sort == "not_yet_known"], words)
    early = _too_early([case for sort, case in sorts if sort == "too_early"], words)
    open_ = _left_open([case for sort, case in sorts if sort == "left_open"], words)
    open_ += _not_found([case for sort, case in sorts if sort == "not_found"], words)
    closed = _unmeasurable([case for sort, case in sorts if sort == "unmeasurable"], words)
    paragraphs = (first, [*others, *early, *unknown, *open_], closed)
    return tuple(" ".join(sentences) for sentences in paragraphs if sentences)


def _in_full(case: Case, words: Words) -> list[str]:
    sentences = [_wanted(case, words), *_stands(case, words), *answers.pace(case, words)[:1]]
    if case.latest:
        sentences += answers.counted(case.latest, case, words)
    return [
        *sentences,
        *_milestones(case, words),
        *answers.awaited(case, words),
        *chance_in_short(case, words),
        *answers.verdict(case, words),
    ]


def _wanted(case: Case, words: Words) -> str:
    version = case.target.version
    place = words.text(case.account.municipality.name)
    noun = _noun(case, words)
    if version.aim.kind not in {"at_most", "at_least"} or not noun:
        title = words.text(case.title)
        asked = aim(version, case.measure, words)
        return words.sentence(words.t("{title}: the aim is {aim}", title=title, aim=asked))
    values = {
        "place": place,
        "due": words.due(version.due),
        "amount": words.amount(version.aim.amount, case.measure),
        "noun": noun,
    }
    sentence = _WANTED[case.past_due, version.aim.kind == "at_least"]
    return words.t(sentence, **values)


def _noun(case: Case, words: Words) -> str:
    """The title of a counted indicator when it reads as the noun itself: "dossiers in de bijstand"."""
    if case.measure.counted == "none" or case.measure.unit != "count":
        return ""
    title = words.text(case.indicator.title)
    title = title[:1].lower() + title[1:]
    noun = words.word("counted", case.measure.counted)
    return title if title.startswith(noun) else f"{noun} ({title})"


def _stands(case: Case, words: Words) -> list[str]:
    latest = case.latest
    if latest is None or not _noun(case, words):
        return answers.where(case, words)
    values = {"when": standing.when(latest, words), "figure": standing.said(latest, case, words)}
    span, gap = case.target.distance, standing.gap(case, words)
    if standing.is_short(span):
        ending = (
            words.t("that is {gap} too few", gap=gap)
            if case.upward
            else words.t("that is {gap} too many", gap=gap)
        )
        return [words.sentence(words.t("{when} there were {figure}, {ending}", ending=ending, **values))]
    return [words.sentence(words.t("{when} there were {figure}", **values)), *_beyond(case, words)]


def _beyond(case: Case, words: Words) -> list[str]:
    away = standing.distance(case, words)
    return [words.sentence(words.t("That is {distance}", distance=away))] if away else []


def _milestones(case: Case, words: Words) -> list[str]:
    """What became of the steps on the way: a withdrawn milestone, with its reason."""
    sentences = []
    for target in case.indicator.targets:
        if target.milestone_of != case.target.id or target.status != "withdrawn":
            continue
        earlier = [one for one in target.versions[: target.in_force] if one.aim.kind != "withdrawn"]
        if earlier:
            asked = aim(earlier[-1], case.measure, words)
            sentences.append(words.t("The step on the way ({aim}) was withdrawn.", aim=asked))
            sentences += answers.reason(target.version, words)
    if sentences and case.target.in_force and _kept(case):
        sentences.append(words.t("The aim for {due} stays.", due=words.due(case.target.version.due)))
    return sentences


def _kept(case: Case) -> bool:
    before, now = case.target.versions[case.target.in_force - 1], case.target.version
    return (before.aim, before.due) == (now.aim, now.due) and not case.past_due


def _in_short(case: Case, words: Words) -> str:
    title = words.text(case.title)
    latest = case.latest
    values = {
        "title": title,
        "figure": standing.said(latest, case, words) if latest else "–",
        "when": standing.when(latest, words) if latest else "",
        "aim": aim_alone(case.target.version, case.measure, words),
    }
    return " ".join(
        [
            words.t("{title}: {figure} {when}, the aim is {aim}.", **values),
            *answers.verdict(case, words),
            *answers.baseline(case, words),
        ]
    )


def _not_yet(cases: list[Case], words: Words) -> list[str]:
    return [words.t("Not known yet: {titles}.", titles=_titles(cases, words))] if cases else []


def _too_early(cases: list[Case], words: Words) -> list[str]:
    return [words.t("Too early to tell: {titles}.", titles=_titles(cases, words))] if cases else []


def _left_open(cases: list[Case], words: Words) -> list[str]:
    return [words.t("No aim has been set yet for: {titles}.", titles=_titles(cases, words))] if cases else []


def _not_found(cases: list[Case], words: Words) -> list[str]:
    if not cases:
        return []
    return [words.t("We did not find the number of the aim for: {titles}.", titles=_titles(cases, words))]


def _titles(cases: list[Case], words: Words) -> str:
    return words.listing([words.text(case.title) for case in cases])


def _unmeasurable(cases: list[Case], words: Words) -> list[str]:
    if not cases:
        return []
    named = [
        words.t(
            "{title} (‘{text}’)",
            title=words.text(case.indicator.title),
            text=case.target.version.as_published,
        )
        if case.target.version.as_published
        else f"{words.text(case.indicator.title)} ({_asked(case, words)})"
        for case in cases
    ]
    lead = words.n(
        "We cannot measure {many} target: {titles}.",
        "We cannot measure {many} targets: {titles}.",
        len(cases),
        many=number_word(len(cases), words),
        titles=words.listing(named),
    )
    shared = set(cases[0].target.missing).intersection(*(case.target.missing for case in cases))
    return [
        words.sentence(lead),
        answers.lacking_of(tuple(one for one in cases[0].target.missing if one in shared), words),
    ]


def _asked(case: Case, words: Words) -> str:
    return aim_alone(case.target.version, case.measure, words)
