"""Outlook: where an indicator is heading, the chance of its targets, and how good earlier answers were."""
