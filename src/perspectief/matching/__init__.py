"""Matching: people and vacancies: what is feasible, how well it fits and why, and who gets which proposal."""
