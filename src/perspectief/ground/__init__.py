"""What every room stands on: files, positions, problems and two-language texts; knows no domain."""
