"""Regions through time: which municipality became which, and figures in the boundaries of another year."""
