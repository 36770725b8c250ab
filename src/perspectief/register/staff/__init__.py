"""Who works here: teams, members of staff, whom they look after, and what they may do."""
