"""What people fill in: pydantic models at the edge, with words for what is wrong."""
