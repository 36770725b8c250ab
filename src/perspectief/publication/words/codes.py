"""An English word for every code that an account holds; the Dutch stands in the catalogue of messages."""

from perspectief.publication.words.marker import mark

STATUS = {
    "reached": mark("reached"),
    "missed": mark("missed"),
    "undecided": mark("cannot be told yet"),
    "ahead": mark("ahead"),
    "on_course": mark("on course"),
    "behind": mark("behind"),
    "too_early": mark("too early to tell"),
    "figure_awaited": mark("figure awaited"),
    "not_measurable": mark("not measurable"),
    "undetermined": mark("aim not yet set"),
    "no_figures": mark("no figures yet"),
    "withdrawn": mark("withdrawn"),
}
STATUS_MEANING = {
    "reached": mark("A figure for the due date shows that the target was reached."),
    "missed": mark("A figure for the due date shows that the target was not reached."),
    "undecided": mark("There are figures, but they are too rough to tell."),
    "ahead": mark(
        "The chance of reaching it is 80 % or more. Without an outlook: at this pace it is reached early."
    ),
    "on_course": mark(
        "The chance of reaching it is 40 to 80 %. Without an outlook: at this pace it is reached in time."
    ),
    "behind": mark(
        "The chance of reaching it is under 40 %. Without an outlook: at this pace it is not reached in time."
    ),
    "too_early": mark(
        "There is one figure so far, or at most one since the starting level: no pace can be seen."
    ),
    "figure_awaited": mark("The due date is past, but we do not have its figure yet."),
    "not_measurable": mark("As it is written, nobody can measure this target."),
    "undetermined": mark("The document does not say how much it should be, or the number was not found."),
    "no_figures": mark("There is no figure yet to compare the target with."),
    "withdrawn": mark("This target no longer holds."),
}
# Signs that every system font has; the word always stands beside them.
STATUS_SIGN = {
    "reached": "✓",
    "missed": "✗",
    "undecided": "≈",
    "ahead": "↑",
    "on_course": "→",
    "behind": "↓",
    "too_early": "○",
    "figure_awaited": "…",
    "not_measurable": "∅",
    "undetermined": "?",
    "no_figures": "–",
    "withdrawn": "×",
}
CHANCE = {  # one scale, in steps that `docs/programme-file.md` tells
    "almost_certainly_not": mark("almost certainly not"),
    "unlikely": mark("unlikely"),
    "rather_not": mark("less likely than not"),
    "about_even": mark("about even"),
    "rather_yes": mark("more likely than not"),
    "likely": mark("likely"),
    "almost_certain": mark("almost certain"),
}
CHANCE_REASON = {
    "no-figures": mark("there is no figure to look ahead from"),
    "no-definition": mark("nobody has laid down how it is counted"),
    "undetermined": mark("the aim has not been set yet"),
    "withdrawn": mark("the aim was withdrawn"),
    "due": mark("the due date is past"),
    "no-peers": mark("there are no figures of the municipalities to compare with"),
    "aim-changed": mark("the aim changed after we last looked ahead"),
}
SAID_KIND = {
    "real": mark("said on that day"),
    "hindcast": mark("computed afterwards"),
}
INSIDE = {
    "inside": mark("inside the band"),
    "outside": mark("outside the band"),
    "unclear": mark("too rough to tell whether inside the band"),
}
METHOD = {
    "outlook": mark("our outlook"),
    "last-value": mark("the last figure again"),
    "straight-line": mark("a straight line through the last two figures"),
}
SERIES = {  # others are shown as they are named
    "national-welfare": mark("Welfare in the Netherlands, by month"),
    "municipal-welfare": mark("Welfare per municipality, by year"),
    "municipal-welfare-monthly": mark("Welfare per municipality, by month"),
    "municipal-inhabitants": mark("Inhabitants per municipality"),
    "municipal-vacancies": mark("Vacancies per municipality"),
}
PRIOR = {  # others are shown as they are named
    "volatility": mark("How much the level wanders in a year (standard deviation)"),
    "drift": mark("How strongly it can rise or fall for a while (standard deviation, per year)"),
    "damping": mark("How fast such a rise or fall dies down (per year)"),
    "flutter": mark("How much one figure can be off for a moment, as by the season"),
    "spread": mark("How much one municipality differs from another in this"),
    "smallness": mark("What the coming and going of single people adds in small municipalities"),
    "definition_noise": mark("How far off a figure may be that counted something slightly different"),
    "survey_noise": mark("How far off an answer of people who were asked may be"),
    "registration_noise": mark("How far off a figure may be by the way it was registered"),
    "level_noise": mark("How far off the level itself may be"),
}
KIND = {
    "stock": mark("level on a day"),
    "flow": mark("total over a period"),
    "change": mark("change over a period"),
    "rate": mark("rate"),
    "survey": mark("answer from a survey"),
    "class": mark("class"),
}
ORIGIN = {
    "published": mark("published"),
    "computed": mark("computed"),
    "inferred": mark("inferred, not published"),
    "counted": mark("counted by the municipality"),
}
WAY = {
    "fetched": mark("fetched"),
    "shipped": mark("comes with Perspectief"),
    "own": mark("entered by hand"),
    "computed": mark("computed from other figures"),
    "none": mark("no figures yet"),
}
OBSERVATION = {  # SDMX CL_OBS_STATUS
    "A": mark("final"),
    "P": mark("provisional"),
    "E": mark("rounded or estimated"),
    "B": mark("break in the series"),
    "M": mark("missing"),
    "F": mark("forecast"),
    "I": mark("filled in by the source"),
    "N": mark("not significant"),
    "O": mark("missing at the source"),
    "U": mark("little reliable"),
    "V": mark("not validated"),
}
PRECISION = {
    "day": mark("known to the day"),
    "month": mark("known to the month"),
    "year": mark("known to the year"),
    "assumed": mark("day assumed from the source's calendar"),
}
INFLUENCE = {
    "direct": mark("direct influence"),
    "partial": mark("some influence"),
    "none": mark("hardly any influence"),
}
FREQUENCY = {
    "monthly": mark("every month"),
    "quarterly": mark("every quarter"),
    "half_yearly": mark("every half year"),
    "yearly": mark("every year"),
    "less_often": mark("less than once a year"),
    "once": mark("once"),
}
EDITION_KIND = {
    "perspectiefnota": mark("spring policy note"),
    "begroting": mark("budget"),
    "bestuursrapportage": mark("interim report"),
    "jaarverslag": mark("annual report"),
}
NORM = {
    "specific": mark("Specific: it can be read in one way only"),
    "measurable": mark("Measurable: it is clear how to count"),
    "baseline": mark("Baseline: it is known where we started"),
    "target": mark("Target: it is clear how much, and when"),
    "verifiable": mark("Verifiable: someone else can check the figure"),
    "explained": mark("Explained: it says what the figure means"),
    "activities": mark("Activities: it says what is done, and at what cost"),
    "owner": mark("Owner: it is clear who answers for it"),
    "frequency": mark("Frequency: it is known when the next figure comes"),
    "breaks": mark("Breaks: changes in counting are noted"),
    "coverage": mark("Coverage: every part of a goal has an indicator"),
    "known_when": mark("Dates: it is known when something was said"),
}
WEIGHT = {
    "error": mark("error"),
    "norm": mark("norm broken"),
    "advice": mark("advice"),
}
MISSING = {
    "definition": mark("no way of counting"),
    "baseline": mark("no starting level"),
    "source": mark("no source"),
}
COUNTED = {
    "file": mark("files"),
    "person": mark("persons"),
    "household": mark("households"),
    "job": mark("jobs"),
    "vacancy": mark("vacancies"),
    "establishment": mark("establishments"),
    "voucher": mark("vouchers"),
    "none": mark("nothing that is counted"),
}
SUBJECT = {
    "programme": mark("the programme"),
    "goal": mark("goal"),
    "indicator": mark("indicator"),
    "target": mark("target"),
    "activity": mark("activity"),
    "edition": mark("edition"),
}
TEXT_PART = {
    "title": mark("the name"),
    "text": mark("the text"),
    "summary": mark("the summary"),
    "ambition": mark("the ambition"),
    "vision": mark("the vision"),
    "explanation": mark("the explanation"),
    "happened": mark("what happened"),
    "why": mark("why"),
    "steering": mark("what is steered"),
    "plan": mark("the plan"),
    "progress": mark("the progress"),
    "result": mark("the result"),
}
# How a number of a unit is written; a unit that is not here is put behind the number as it stands.
UNIT = {
    "count": mark("{number}"),
    "ratio": mark("{number}"),
    "percent": mark("{number} %"),
    "percentage points": mark("{number} percentage points"),
    "grade": mark("a grade of {number}"),
    "rank": mark("place {number}"),
    "euro": mark("€ {number}"),
    "index": mark("index {number}"),
    "ha": mark("{number} ha"),
    "square metre": mark("{number} square metres"),
    "days": mark("{number} days"),
    "years": mark("{number} years"),
    "per 1000 inhabitants": mark("{number} per 1,000 residents"),
    "per 10000 inhabitants": mark("{number} per 10,000 residents"),
    "per 1000 adults": mark("{number} per 1,000 adults"),
    "per 10000 adults": mark("{number} per 10,000 adults"),
    "per 1000 aged 15-64": mark("{number} per 1,000 residents aged 15 to 64"),
}
GROUPS = {
    "status": STATUS,
    "status_meaning": STATUS_MEANING,
    "chance": CHANCE,
    "chance_reason": CHANCE_REASON,
    "said_kind": SAID_KIND,
    "inside": INSIDE,
    "method": METHOD,
    "kind": KIND,
    "origin": ORIGIN,
    "way": WAY,
    "observation": OBSERVATION,
    "precision": PRECISION,
    "influence": INFLUENCE,
    "frequency": FREQUENCY,
    "edition_kind": EDITION_KIND,
    "norm": NORM,
    "weight": WEIGHT,
    "missing": MISSING,
    "counted": COUNTED,
    "subject": SUBJECT,
    "text_part": TEXT_PART,
}
