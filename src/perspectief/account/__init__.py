"""Account: what is known of every goal on one date."""
