"""English words for codes of the business desk; the Dutch stands in the catalogue of messages."""

from datetime import date

from perspectief.publication.words import Words
from perspectief.publication.words.marker import mark, marks
from perspectief.register.desk.codes import Area, Kind, Law, Level, StepKind, Topic
from perspectief.register.desk.frame import SIZES

KIND = {Kind.QUESTION: mark("Question"), Kind.PERMIT: mark("Permit")}
TOPIC = {
    Topic.STARTING: mark("Starting a business"),
    Topic.PREMISES: mark("Premises"),
    Topic.BUILDING: mark("Building"),
    Topic.ENVIRONMENT: mark("Environment"),
    Topic.HOSPITALITY: mark("Restaurants and bars"),
    Topic.EVENT: mark("Event"),
    Topic.MARKET: mark("Market or pitch"),
    Topic.STAFF: mark("Staff"),
    Topic.SUBSIDY: mark("Subsidy"),
    Topic.TAX: mark("Taxes and charges"),
    Topic.TENDER: mark("Tender"),
    Topic.OTHER: mark("Something else"),
}
LAW = {
    Law.AWB_4_13: mark("General (Awb 4:13): eight weeks"),
    Law.OW_16_64: mark("Environment and Planning Act, regular procedure: eight weeks"),
    Law.AWB_3_18: mark("Extended procedure (Awb 3:18): six months"),
    Law.OWN: mark("Another term, of so many days:"),
}
STEP = {
    StepKind.EXTENDED: mark("Term made longer"),
    StepKind.SUSPENDED: mark("Waits for the entrepreneur"),
    StepKind.RESUMED: mark("Complete; the term runs on"),
    StepKind.ANSWERED: mark("Answered"),
    StepKind.GRANTED: mark("Granted"),
    StepKind.REFUSED: mark("Refused"),
    StepKind.WITHDRAWN: mark("Withdrawn by the entrepreneur"),
}
AREA = {
    Area.ENVIRONMENT_PLAN: mark("environment plan"),
    Area.BUILDING: mark("building"),
    Area.NATURE: mark("nature"),
    Area.FIRE_SAFETY: mark("fire safety"),
    Area.HOSPITALITY: mark("restaurants and bars"),
    Area.OPENING_HOURS: mark("opening hours"),
    Area.PUBLIC_SPACE: mark("public space"),
    Area.PARKING: mark("parking"),
    Area.EVENTS: mark("events"),
    Area.WORK: mark("work and staff"),
    Area.SUBSIDY: mark("subsidies"),
    Area.TENDERING: mark("tendering"),
    Area.TAX: mark("taxes"),
    Area.PRIVACY: mark("privacy"),
    Area.OTHER: mark("something else"),
}
LEVEL = {
    Level.MUNICIPALITY: mark("the municipality"),
    Level.WATER_BOARD: mark("the water board"),
    Level.PROVINCE: mark("the province"),
    Level.STATE: mark("the state"),
    Level.EU: mark("the European Union"),
}
SIZE = dict(
    zip(
        SIZES,
        (
            mark("one job"),
            mark("2 to 9 jobs"),
            mark("10 to 49 jobs"),
            mark("50 jobs and more"),
            mark("jobs not known"),
        ),
        strict=True,
    )
)
_LEFT = marks("one day left", "{count} days left")
_LATE = marks("one day too late", "{count} days too late")


def left(due: date | None, today: date, words: Words, *, waits: bool) -> str:
    """What is left of the term on a day."""
    if waits:
        return words.t("stands still: waits for the entrepreneur")
    if due is None:
        return words.t("no legal term")
    days = (due - today).days
    if days == 0:
        return words.t("today is the last day")
    return words.n(*_LEFT, days) if days > 0 else words.n(*_LATE, -days)
