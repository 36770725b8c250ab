"""The Django projects: the work floor, behind sign-in."""
