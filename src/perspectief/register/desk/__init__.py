"""The business desk: questions and permits of entrepreneurs, and a survey among them; see `docs/desk.md`.

Nothing here refers to a resident, a file or a member of staff.
"""
