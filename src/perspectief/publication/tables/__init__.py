"""The tables that people expect of a programme, each as one value with three writers: HTML, CSV and XLSX."""

from perspectief.publication.tables.activities import activity_table, money_table
from perspectief.publication.tables.as_csv import as_csv
from perspectief.publication.tables.as_xlsx import as_xlsx
from perspectief.publication.tables.bbv import bbv_table
from perspectief.publication.tables.model import Table
from perspectief.publication.tables.targets import indicator_table

__all__ = ["Table", "activity_table", "as_csv", "as_xlsx", "bbv_table", "indicator_table", "money_table"]
