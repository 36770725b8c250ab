"""What holds for all tests."""

import os

# A test in a browser leaves an event loop in its process, beside which Django refuses its database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
