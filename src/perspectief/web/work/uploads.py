"""The one way for a file to come in: where the table of routes says so, one at a time, of limited size."""

import io

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from perspectief.ground.problem import Place, Problem, Refused
from perspectief.register.floor.bringing import MOST_BYTES

# A file that is a little too large is read to its end, so that one can be told; beyond this it is cut off.
CUT = 8 * MOST_BYTES
_TOO_LARGE = "perspectief.too_large"


class OneFile(FileUploadHandler):
    """Keeps one file in memory on routes that take one; elsewhere it stops at the first byte.

    Its name and its type are what a stranger says they are: nothing is done by them.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._parts: list[bytes] = []
        self._size = self._files = 0

    def new_file(self, *args: object, **kwargs: object) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)  # type: ignore[arg-type]  # as Django hands them over
        self._files += 1
        if self._files > 1 or not _takes(self.request):
            raise StopUpload(connection_reset=True)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep it while it is small enough."""
        self._size += len(raw_data)
        if self._size > MOST_BYTES and self.request is not None:
            self.request.META[_TOO_LARGE] = True
            self._parts.clear()
        else:
            self._parts.append(raw_data)
        if self._size > CUT:
            raise StopUpload(connection_reset=True)
        return None

    def file_complete(self, file_size: int) -> InMemoryUploadedFile | None:
        """The file, or what stands for one that was too large."""
        held = io.BytesIO(b"".join(self._parts))
        return InMemoryUploadedFile(held, self.field_name, "file", None, self._size, None)


def handed_over(request: HttpRequest) -> bytes | None:
    """The file that was handed over; None where there is none. Refused (`floor-file-too-large`)."""
    if request.META.get(_TOO_LARGE):
        most = {"most": str(MOST_BYTES // 1_000_000)}
        raise Refused([Problem("floor-file-too-large", Place("bestand"), details=most)])
    file = request.FILES.get("file")
    return file.read() if isinstance(file, InMemoryUploadedFile) else None


def _takes(request: HttpRequest | None) -> bool:
    """Whether the route of a request takes a file."""
    from perspectief.web.work.routes import BY_NAME  # the routes know the pages, which know this

    match = request.resolver_match if request is not None else None
    route = BY_NAME.get(match.url_name or "") if match else None
    return route is not None and route.takes_file
