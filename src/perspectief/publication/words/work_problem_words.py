"""What is wrong with the setting of a work floor, for each code of a problem."""

from perspectief.publication.words.marker import mark

OF_THE_WORK_FLOOR = {
    "work-not-set": mark("This is not set in the environment. docs/work-floor.md says what it is for."),
    "work-key-short": mark("This key is too short; 50 characters are the least. Make a random one."),
    "work-host-star": mark("“{found}” would let anybody say who we are. Name every host in full."),
    "work-plain-away": mark(
        "Without TLS only this computer is safe, and “{found}” is another. Leave it out."
    ),
    "work-issuer-plain": mark("Without TLS anybody on the way could sign in as somebody else. Use https."),
    "work-nobody": mark("Nobody here signs in as “{found}”."),
    "staff-username-taken": mark("Somebody signs in as “{found}” already. Choose another name."),
    "staff-team-taken": mark("There is a team called “{found}” already."),
    "staff-oneself": mark("Another functional manager has to do this for you: somebody has to stay."),
    "staff-not-oneself": mark("For yourself: choose another password at “My account”, or ask a colleague."),
    "staff-no-password": mark(
        "This colleague signs in with the municipality, and has no password here. Ask who keeps that."
    ),
    "staff-other-role": mark("“{found}” is here with another role. Choose another name."),
}
