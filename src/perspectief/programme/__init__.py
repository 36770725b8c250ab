"""Programme: goals, indicators, targets, activities, editions and texts of a programme file."""
