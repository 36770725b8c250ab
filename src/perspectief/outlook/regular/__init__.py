"""Regular series: many figures at equal distances, such as a hundred months. A small ensemble with bands."""

from perspectief.outlook.regular.bands import Forecast
from perspectief.outlook.regular.series import (
    cross_fitted,
    forecast,
    forecast_all,
    learnt_widths,
    rolling_widths,
)
from perspectief.outlook.regular.widths import Widths

__all__ = [
    "Forecast",
    "Widths",
    "cross_fitted",
    "forecast",
    "forecast_all",
    "learnt_widths",
    "rolling_widths",
]
