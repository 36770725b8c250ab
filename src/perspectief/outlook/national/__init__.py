"""The driver of outlooks: one long national monthly series, and joint draws of what it may do next."""

from perspectief.outlook.national.beliefs import ANY, WELFARE, Beliefs
from perspectief.outlook.national.fitting import FEWEST, fit
from perspectief.outlook.national.model import NationalModel, Parameters

__all__ = ["ANY", "FEWEST", "WELFARE", "Beliefs", "NationalModel", "Parameters", "fit"]
