"""What is wrong with the trail, for each code of a problem; nothing of what somebody did is told."""

from perspectief.publication.words.marker import mark

OF_THE_TRAIL = {
    "trail-key-missing": mark(
        "The key of the trail is not in the environment. Set it to the key that the trail is written with,"
        " {least} characters or more."
    ),
    "trail-key-unfit": mark(
        "A key of the trail is too short or has a space in it. Use {least} characters or more,"
        " without spaces."
    ),
    "trail-key-other": mark(
        "This is not the key that the trail is written with. Set that key, or tell the trail to go"
        " on with this one."
    ),
    "trail-key-old-missing": mark(
        "The key that the trail was written with is not among the old keys. Put it in {old}:"
        " without it nobody"
        " can verify what was written before."
    ),
    "trail-reason-too-long": mark("This reason is too long; {most} characters is the most."),
    "trail-reason-character": mark("This reason has a character that nobody can see. Write it on one line."),
    "trail-reason-bsn": mark("There is a citizen service number in this reason. Write why, and not of whom."),
    "trail-reason-missing": mark("Write in a few words why."),
    "trail-anchor-unreadable": mark("The anchors of the trail cannot be read. {reason}"),
    "trail-anchor-unwritten": mark("This anchor could not be written. {reason}"),
    "trail-anchor-copy-differs": mark(
        "This copy of the anchors says something else than the file of the register. One of the"
        " two was changed."
    ),
    "trail-entry-changed": mark("This entry is not as it was written."),
    "trail-entry-missing": mark("Entries are missing from this one up to {last}."),
    "trail-entry-double": mark("There are two entries where one belongs."),
    "trail-entry-unreadable": mark("This entry cannot be read: a number in it is none."),
    "trail-entry-key": mark(
        "This entry was written with a key that is not known, or not in use any more. Look whether"
        " all old keys"
        " are in the environment."
    ),
    "trail-text-changed": mark("The reason of this entry is not the one that was written."),
    "trail-text-gone": mark("The reason of this entry is gone, and nobody was erased."),
    "trail-end-cut": mark("The end is gone: there were entries up to {last}."),
    "trail-head-changed": mark(
        "The end of the trail is not where the database says that it is (“{found}”). Somebody"
        " changed one of the two."
    ),
    "trail-anchor-changed": mark(
        "This line of the anchors is not as it was written, or does not follow the others."
    ),
    "trail-anchor-differs": mark(
        "Anchor {line} says something else of this entry. Whoever changed it had the key, or"
        " changed the anchor."
    ),
    "trail-anchors-cut": mark(
        "Anchors are missing: there were {last}. Look at the copies that are kept elsewhere."
    ),
    "trail-guard-missing": mark(
        "The database lacks the rule “{found}”, so the trail could be changed. Make it anew with"
        " “perspectief register init”, and look who removed it."
    ),
}
