"""What a day on the work floor needs, as functions over the open register: no pages, no rights, no trail."""
