"""The headings of a DPIA and FRIA, with what the program knows and what it cannot know.

DPIA: GDPR article 35(7). FRIA: article 27(1) of Regulation (EU) 2024/1689. Only what holds for every
installation of this version stands under `known`; the rest is asked of people.
"""

from dataclasses import dataclass

from perspectief.publication.words.marker import mark

ASK = mark("To be filled in:")
LEFT = mark(
    "Written by the program from its own tables. It is a beginning and no assessment: what stands after"
    " “To be filled in” only people can answer, and the data protection officer advises on the whole."
)
TITLES = {
    "dpia": mark("Data protection impact assessment of the register (outline)"),
    "fria": mark("Fundamental rights impact assessment of the register (outline)"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A part: `filled` names the table that is made for it, `asked` is what people have to answer."""

    title: str
    known: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    filled: str = ""


_WHO = Section(
    mark("Who is responsible"),
    asked=(
        mark("the controller, the data protection officer, and who keeps the machine and its backups"),
        mark("the day of this assessment, who wrote it, and when it is looked at again"),
    ),
)
_PURPOSES = Section(
    mark("Purposes"),
    filled="purposes",
    asked=(mark("why each purpose is needed here, and why less would not do"),),
)
_GROUNDS = Section(
    mark("Legal grounds"),
    known=(
        mark(
            "The grounds are those that the program was built on; the municipality judges whether they hold."
        ),
    ),
    filled="grounds",
    asked=(mark("the ground in GDPR article 6 for each purpose, and local rules that it rests on"),),
)
_FIELDS = Section(
    mark("Fields"),
    known=(
        mark("A BSN is kept as a keyed mark only (HMAC-SHA-256); the key is in no file of the register."),
        mark("The reason for an exemption is not kept, and no field is about origin or belief."),
        mark("The group care, exemptions, sheltered work and wage subsidies can point to somebody's health."),
        mark("Agreements are free text: what people write there the program cannot judge."),
    ),
    filled="fields",
    asked=(mark("from which systems the data come, and who tells residents so (GDPR articles 13 and 14)"),),
)
_RECIPIENTS = Section(
    mark("Recipients"),
    known=(
        mark("The program lets counts leave through the gate only, and keeps a log of all that left."),
        mark(
            "Counts are rounded or held back so that they tell of no few people; decisions to publish a total"
            " as it is stand in register/decisions.yaml."
        ),
        mark("Who can read the database itself, or a backup of it, can read everything in it."),
    ),
    asked=(mark("who can get at the machine, the database and the backups, and which processors there are"),),
)
_RETENTION = Section(
    mark("Retention"),
    known=(
        mark(
            "A term runs from the day of the end. “perspectief register retain” erases what is past it,"
            " leaves a tombstone, and writes a report; it runs when somebody runs it."
        ),
        mark(
            "What counts need stays, without identity. It may still point to a person beside other sources."
        ),
        mark("Backups are not cleared by the program."),
    ),
    filled="retention",
    asked=(mark("who runs the deletion and how often, and when backups are cleared"),),
)
_RIGHTS = Section(
    mark("Rights of residents"),
    known=(
        mark("A correction keeps what was known before beside it, with the moment of each."),
        mark("An erasure empties the content of somebody's records, corrected ones too."),
        mark("This version has no command that gives a resident all that is kept of them."),
    ),
    asked=(mark("how residents ask to see, correct, limit or erase, who answers, and within how many days"),),
)
_RISKS = Section(
    mark("Risks and measures"),
    known=(
        mark(
            "Somebody is recognised in a count: it is rounded, held back, or refused beside what left before."
        ),
        mark(
            "Records are changed unseen: the database itself forbids overwriting and deleting, and"
            " “perspectief register verify-structure” tells whether it still does."
        ),
        mark("The database is stolen: the file is its owner's alone, and not encrypted by the program."),
        mark("Somebody is looked up without need: this version keeps no log of who looks."),
    ),
    asked=(
        mark("further risks, with how likely and how grave each is for residents"),
        mark("the measures of the municipality, and what risk is left after them"),
        mark("what residents or those who speak for them said of it (GDPR article 35(9))"),
    ),
)
_OVERSIGHT = Section(
    mark("Human oversight"),
    known=(
        mark("No field scores or ranks a person, and the register decides nothing about anybody."),
        mark("Figures leave as drafts; a person releases each of them."),
    ),
    asked=(mark("who watches over the use, what they may stop, and how they were trained for it"),),
)
_UNKNOWN = Section(
    mark("What is not known"),
    known=(
        mark("Whether what was imported is right: the program looks at its form, not at its truth."),
        mark("Of which residents something is missing; where nobody asked, the register says so."),
    ),
    asked=(mark("what else is uncertain, and who will find it out by when"),),
)
_PROCESS = Section(
    mark("The process and its use"),
    known=(
        mark(
            "The register keeps and counts; nothing in it learns or advises about a person. Whether the"
            " regulation asks for this assessment is for the municipality to judge."
        ),
    ),
    asked=(mark("in which work it is used, since when, how often, and for how long"),),
)
_AFFECTED = Section(
    mark("Who may be affected"),
    known=(
        mark("Residents on welfare and those who were, their partners, and owners of one-person businesses."),
    ),
    asked=(mark("how many they are, and which groups among them are vulnerable"),),
)
_HARM = Section(
    mark("Fundamental rights that may be touched"),
    asked=(
        mark("private life and data protection"),
        mark("equal treatment"),
        mark("social assistance and a decent life"),
        mark("good administration and an effective remedy"),
    ),
)
_COMPLAINTS = Section(
    mark("When it goes wrong"),
    asked=(mark("where residents complain, who decides, and how the use is stopped"),),
)

DPIA = (
    _WHO,
    _PURPOSES,
    _GROUNDS,
    _FIELDS,
    _RECIPIENTS,
    _RETENTION,
    _RIGHTS,
    _RISKS,
    _OVERSIGHT,
    _UNKNOWN,
)
FRIA = (
    _WHO,
    _PROCESS,
    _PURPOSES,
    _GROUNDS,
    _AFFECTED,
    _FIELDS,
    _RECIPIENTS,
    _RETENTION,
    _HARM,
    _RIGHTS,
    _RISKS,
    _OVERSIGHT,
    _COMPLAINTS,
    _UNKNOWN,
)
