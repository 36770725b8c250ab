"""Files that a municipality has already, brought into the register: whole or not at all."""
