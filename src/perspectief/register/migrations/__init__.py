"""The structure of the register, step by step."""
