"""Measures speed and memory; prints, and asserts no duration."""
