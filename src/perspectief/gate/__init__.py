"""The one door through which counts leave the register: judged by all that left before, and written down."""
