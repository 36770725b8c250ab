"""Measures computed from other measures: parsed, checked for units, evaluated; never run as code."""
