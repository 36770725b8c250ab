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
}
