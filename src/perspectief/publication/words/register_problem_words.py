"""What is wrong with a register, for each code of a problem; nothing of a row is ever told."""

from perspectief.publication.words.desk_problem_words import OF_THE_DESK
from perspectief.publication.words.floor_problem_words import OF_THE_FLOOR
from perspectief.publication.words.import_problem_words import OF_IMPORTS
from perspectief.publication.words.marker import mark
from perspectief.publication.words.trail_problem_words import OF_THE_TRAIL
from perspectief.publication.words.work_problem_words import OF_THE_WORK_FLOOR

OF_REGISTERS = {
    "register-not-there": mark("There is no register here yet. Make one with “perspectief register init”."),
    "register-other-structure": mark(
        "The structure of this register is of another version of the program."
        " Bring it up to date with “perspectief register init”; what it holds stays."
    ),
    "register-newer": mark(
        "This register was made by a newer version of the program. Install that version first."
    ),
    "register-unreachable": mark("The database does not answer. Look whether it runs, and at its address."),
    "register-key-missing": mark(
        "The key that residents are recognised by is not in the environment. Set it to the key of this"
        " register, {least} characters or more."
    ),
    "register-key-short": mark("The key is too short; {least} characters is the least."),
    "register-key-other": mark(
        "This is not the key that the register was filled with. With another key nobody would be recognised."
    ),
    "register-refused": mark("The register does not allow this (rule “{rule}”). Nothing was changed."),
    "register-superseded-already": mark("This record was corrected before. Correct the newest one."),
    "register-rule-missing": mark(
        "The database lacks the rule “{rule}”. Make it anew with “perspectief register init”, and look who"
        " removed it."
    ),
    "register-rule-other": mark("The rule “{rule}” in the database is not the one of this program."),
    "retention-not-set": mark(
        "There are no terms here, so nothing is erased. Have the municipality set them in this file:"
        " which office, since when, and for each kind the months, the law and the source."
    ),
    "retention-decided-later": mark("These terms hold from {found} only. Erase nothing by them before that."),
    "retention-outlives-resident": mark(
        "All that is known of a resident goes after {most} months, so {found} is too long."
        " Make it {most} or less."
    ),
    "register-erased": mark("This was erased before; its tombstone stays."),
    "register-not-empty": mark(
        "This register holds something already. A made-up town goes into an empty one only:"
        " name a new folder."
    ),
    "demo-not-made-up": mark(
        "This programme is not marked as made up, and made-up people do not go beside real ones."
        " Name a new folder, or add “made_up: true” where all of it is made up."
    ),
    "demo-ends-too-early": mark("A made-up town goes on to the end of 2015 at least, not to {found}."),
} | (OF_IMPORTS | OF_THE_FLOOR | OF_THE_TRAIL | OF_THE_DESK | OF_THE_WORK_FLOOR)
