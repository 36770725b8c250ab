"""Counts by definition: pure functions over columns of the register, for any day, as known on any day."""
