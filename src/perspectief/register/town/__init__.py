"""A made-up town: lives that agree with published figures, from a seed, and nobody in it who could exist."""
