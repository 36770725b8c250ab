"""Facts: measures, figures with their provenance and the day they became known."""
