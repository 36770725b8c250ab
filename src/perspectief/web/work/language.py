"""In which language somebody sees the pages: the member's own, else the cookie's, else Dutch."""

from django.http import HttpRequest

from perspectief.ground.text import LANGUAGES
from perspectief.publication.words import Words
from perspectief.web.work.signin.who import member_of

COOKIE = "language"


def words_of(request: HttpRequest) -> Words:
    """The words for a request."""
    member = member_of(request)
    said = member.language if member else request.COOKIES.get(COOKIE)
    return Words(next((each for each in LANGUAGES if each == said), "nl"))
