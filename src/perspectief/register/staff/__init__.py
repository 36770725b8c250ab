"""Who works here: teams, members of staff, whose residents and employers they look after, and what they may."""
