"""Charts as Vega-Lite specifications, drawn to SVG at build time; small lines for rows and terminal."""

from perspectief.publication.charts.draw import draw
from perspectief.publication.charts.look import Look
from perspectief.publication.charts.spark import spark_text, sparkline
from perspectief.publication.charts.spec import indicator_chart

__all__ = ["Look", "draw", "indicator_chart", "spark_text", "sparkline"]
