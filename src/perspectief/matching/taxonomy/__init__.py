"""Occupations and skills, their names and codes in several schemes, and which lie near each other."""
