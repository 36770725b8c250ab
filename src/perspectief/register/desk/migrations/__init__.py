"""The steps of the structure of the desk."""
