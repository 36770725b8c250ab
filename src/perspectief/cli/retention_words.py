"""The kinds of record that have a term, in words."""

from perspectief.publication.words.marker import mark
from perspectief.register.codes import Law, Subject

KINDS = {
    Subject.RESIDENT: mark("residents, from leaving welfare"),
    Subject.FILE: mark("numbers of files, from the end of the file"),
    Subject.ESTABLISHMENT: mark("names of businesses, from the end of the business"),
    Subject.PLAN: mark("aims of plans"),
    Subject.AGREEMENT: mark("agreements"),
    Subject.PARTICIPATION: mark("who confirmed a participation"),
    Subject.WORK: mark("contracts of work"),
    Subject.AFTERCARE: mark("contacts of aftercare"),
    Subject.REVIEW: mark("reviews that were due"),
    Subject.NOTE: mark("notes for a next coach"),
    Subject.RELEASE: mark("what was released for employers"),
    Subject.EMPLOYER_CONTACT: mark("what was said with employers"),
}
LAWS = {
    Law.GDPR_17: mark("GDPR, article 17"),
    Law.GDPR_5_1_E: mark("GDPR, article 5(1)(e)"),
    Law.ARCHIVES: mark("Archiefwet"),
}
