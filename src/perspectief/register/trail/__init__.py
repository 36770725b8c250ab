"""The trail: who saw and did what, in a keyed chain that nobody changes unseen; see `docs/trail.md`."""
