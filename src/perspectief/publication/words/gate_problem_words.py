"""What is wrong at the gate, for each code of a problem."""

from perspectief.publication.words.marker import mark

OF_THE_GATE = {
    "gate-log-changed": mark(
        "This line of the log of what left is not as it was written. Put back the file as it was kept."
    ),
    "gate-not-in-log": mark(
        "The figure of {measure} for {day} comes from the register and is not in the log of what left. "
        "Put back the log as it was kept."
    ),
    "gate-busy": mark("Somebody else is publishing from this folder. Try again in a moment."),
    "gate-decision-unknown-count": mark("“{found}” is not a count of the programme."),
    "gate-bad-definition": mark("“{found}” cannot be counted so: look at “{path}”."),
    "gate-no-breakdown": mark("“{found}” cannot be broken down by “{path}”: its parts do not add up."),
    "gate-one-measure": mark("“{other}” is of the measure “{found}” already. Give this count another one."),
    "gate-no-counts": mark("The programme has no counts. Describe them under “counts”."),
    "gate-measure-missing": mark("There is no measure “{found}”. Describe it in measures.yaml."),
    "gate-bad-month": mark("“{found}” is not a month from 1900 to 2199; write it as 2022-12."),
    "gate-day-passed": mark(
        "On {found} nothing can leave any more: something left on {last} already, and what leaves is judged "
        "by the decisions of the day itself."
    ),
    "gate-day-ahead": mark("{found} has not come yet: leave --as-of out, or give a day up to today."),
    "gate-would-reveal": mark(
        "“{found}” of {day} does not leave: with what left before, it would tell of fewer than ten people. "
        "In the way: lines {earlier} of the log."
    ),
    "gate-under-ten": mark("“{found}” of {day} does not leave: it is of fewer than ten people."),
    "gate-all-suppressed": mark("“{found}” of {day} does not leave: no part of it may be told."),
    "gate-unsettled": mark(
        "“{found}” of {day} does not leave: it could not be settled what it tells with what left before."
    ),
}
