"""Publication: an account as pages and open data."""
