"""Pages are looked at in the one Chromium of all tests (`tests/one_browser.py`)."""
