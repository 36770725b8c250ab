"""What is wrong at the business desk, for each code of a problem."""

from perspectief.publication.words.marker import mark

OF_THE_DESK = {
    "desk-reference": mark("This is no number of a request. Use letters, digits and dashes, 30 at most."),
    "desk-reference-taken": mark("There is a request with number “{found}” already."),
    "desk-not-there": mark("There is no request with number “{found}”."),
    "desk-establishment": mark("This is no number of an establishment; it has twelve digits."),
    "desk-law": mark("A permit needs the law that says when it is to be decided, and a question has none."),
    "desk-days": mark(
        "Give the days of the term (1 to 1000) where the law is one of its own, and nowhere else."
    ),
    "desk-over": mark("This is over already."),
    "desk-step": mark("“{found}” cannot happen with this request now."),
    "desk-before": mark("This lies before what is known of the request already. Look at the day."),
    "desk-weeks": mark("Give the weeks of an extension (1 to 52), and of nothing else."),
    "desk-longer": mark("The law allows one extension here, of six weeks at most."),
    "desk-rule": mark("Name the rule in 120 characters or fewer, without a number of somebody."),
    "survey-name": mark(
        "“{found}” is taken, or no name of a survey: use small letters, digits and dashes, 40 at most."
    ),
    "survey-questions": mark(
        "A survey needs questions with names of their own, in two languages, one of which is the grade."
    ),
    "survey-days": mark("The last day lies before the first."),
    "survey-scale": mark("The lowest answer has to be lower than the highest, from 0 to 100."),
    "survey-too-small": mark("Ask two businesses or more; there have to be so many in the register."),
    "survey-not-there": mark("There is no survey or question “{found}”."),
    "survey-not-in-sample": mark("This business is not in the sample."),
    "survey-value": mark("“{found}” is no answer to a question of this survey."),
    "survey-not-open": mark("On {found} this cannot be done: look at the days of the survey."),
    "survey-answered": mark("This business answered already."),
    "survey-too-few": mark("Too few answered to tell a mean and its margin."),
}
