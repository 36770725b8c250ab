"""Titles: what people write for a job, linked to the occupations of a taxonomy."""
