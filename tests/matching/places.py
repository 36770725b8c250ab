"""The centres of postcode areas that ship with the program, as matching takes them."""

import numpy as np

from perspectief.facts.postcodes import all_centres
from perspectief.matching.frame import Places


def shipped_places() -> Places:
    """Every area, in the order of postcodes."""
    centres = all_centres()
    return Places(
        tuple(each.postcode for each in centres),
        np.array([each.latitude for each in centres]),
        np.array([each.longitude for each in centres]),
    )
