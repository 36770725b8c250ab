"""What an office is asked, as a spreadsheet to fill in."""

from perspectief.publication.workbook.write import workbook_bytes

__all__ = ["workbook_bytes"]
