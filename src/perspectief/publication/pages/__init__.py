"""Building pages: an account in, HTML out."""
