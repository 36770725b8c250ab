"""English words for codes of the register; the Dutch stands in the catalogue of messages."""

from perspectief.publication.words.marker import mark
from perspectief.register.codes import (
    AgreementKind,
    ContactKind,
    ContactOutcome,
    Contract,
    Duty,
    EndReason,
    Group,
    ParticipationKind,
    PlanAim,
    ReviewKind,
    Subsidy,
    WorkPlace,
)

GROUP = {
    Group.WORK: mark("towards work"),
    Group.PARTICIPATION: mark("towards taking part"),
    Group.CARE: mark("towards care"),
}
PARTICIPATION = {
    ParticipationKind.VOLUNTEERING: mark("Volunteering"),
    ParticipationKind.CIVIC: mark("Taking part in society (agreed with the municipality)"),
    ParticipationKind.RETURN_SERVICE: mark("Return service"),
    ParticipationKind.INFORMAL_CARE: mark("Caring for family or neighbours"),
    ParticipationKind.LANGUAGE: mark("Language lessons"),
    ParticipationKind.WORK_EXPERIENCE: mark("Work experience"),
    ParticipationKind.DAY_ACTIVITY: mark("Day activities"),
    ParticipationKind.NONE: mark("Nothing at present; we asked"),
}
CONTRACT = {
    Contract.PERMANENT: mark("permanent contract"),
    Contract.TEMPORARY: mark("temporary contract"),
    Contract.AGENCY: mark("through an agency"),
    Contract.ON_CALL: mark("on call"),
    Contract.SELF_EMPLOYED: mark("self-employed"),
    Contract.TRIAL: mark("trial placement"),
    Contract.UNKNOWN: mark("contract not known"),
}
SUBSIDY = {
    Subsidy.STATUTORY: mark("with wage subsidy"),
    Subsidy.FORFAITAIR: mark("with wage subsidy (flat rate)"),
    Subsidy.TEMPORARY: mark("with temporary wage subsidy"),
    Subsidy.SHELTERED: mark("sheltered work"),
}
PLACE = {
    WorkPlace.BESIDE: mark("Work beside welfare"),
    WorkPlace.AFTER: mark("Work, off welfare"),
}
DUTY = {
    Duty.WORK: mark("Exempt from looking for work"),
    Duty.REINTEGRATION: mark("Exempt from help towards work"),
    Duty.PARTICIPATION: mark("Exempt from taking part"),
    Duty.ALL: mark("Exempt from all duties"),
}
AIM = {
    PlanAim.WORK: mark("Plan towards work"),
    PlanAim.PARTICIPATION: mark("Plan towards taking part"),
    PlanAim.CARE: mark("Plan towards care"),
    PlanAim.EDUCATION: mark("Plan towards education"),
}
AGREEMENT = {
    AgreementKind.APPLY: mark("Applying for jobs"),
    AgreementKind.ACTIVITY: mark("An activity"),
    AgreementKind.PARTICIPATION: mark("Taking part"),
    AgreementKind.COURSE: mark("A course"),
    AgreementKind.SUPPORT: mark("Support"),
    AgreementKind.OTHER: mark("Something else"),
}
CONTACT = {
    ContactKind.PHONE: mark("Spoke on the phone"),
    ContactKind.VISIT: mark("Met in person"),
    ContactKind.MESSAGE: mark("Wrote a message"),
    ContactKind.EMPLOYER: mark("Spoke with the employer"),
}
OUTCOME = {
    ContactOutcome.AT_WORK: mark("still at work"),
    ContactOutcome.HELP_ASKED: mark("asked for help"),
    ContactOutcome.WORK_ENDED: mark("the work ended"),
    ContactOutcome.NOT_REACHED: mark("not reached"),
}
REVIEW = {
    ReviewKind.WAGE_VALUE: mark("Wage value to be measured"),
    ReviewKind.LANGUAGE: mark("Language duty to be looked at"),
}
END = {
    EndReason.WORK: mark("for work"),
    EndReason.SELF_EMPLOYED: mark("for a business of their own"),
    EndReason.PENSION_AGE: mark("pension age"),
    EndReason.MOVED: mark("moved away"),
    EndReason.DEATH: mark("died"),
    EndReason.OTHER_FILE: mark("goes on in another file"),
    EndReason.RELATION: mark("a partner"),
    EndReason.STUDY: mark("study"),
    EndReason.OTHER_INCOME: mark("other income"),
    EndReason.DETENTION: mark("detention"),
    EndReason.AFTER_CHECK: mark("after a check"),
    EndReason.OTHER: mark("another reason"),
    EndReason.UNKNOWN: mark("reason not known"),
}
