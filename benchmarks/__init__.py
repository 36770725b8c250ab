"""Measurements of speed and memory; nothing in the product needs them."""
