"""What the town knows of its people, files, work and employers, with two times and without overwriting."""
