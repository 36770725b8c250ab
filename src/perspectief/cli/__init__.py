"""The command line: commands, the joints between rooms; holds no rule."""
