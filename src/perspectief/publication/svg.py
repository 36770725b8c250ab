"""Whether a picture is only a picture: an SVG that is opened by itself can run scripts."""

import re
from xml.etree.ElementTree import ParseError, fromstring

# What fetches or runs something in a value of a style sheet or an attribute.
FETCHES = re.compile(r"@import|url\s*\(|image-set\s*\(|expression\s*\(|javascript:|\\|<", re.IGNORECASE)
_ELEMENTS = frozenset(
    "svg g path rect circle ellipse line polyline polygon title desc defs linearGradient radialGradient "
    "stop clipPath mask text tspan use symbol".split()
)
_SVG = "{http://www.w3.org/2000/svg}"


def unsafe_part(text: str) -> str:
    """What an SVG has that a picture does not need; empty when there is nothing."""
    if "<!" in text.replace("<!--", "").replace("<![CDATA[", "") or "<?xml-stylesheet" in text:
        return "<!"  # a document type can name entities and files
    try:
        root = fromstring(text)  # noqa: S314 - no document type, so no entities
    except (ParseError, ValueError):
        return "not XML"
    if root.tag != f"{_SVG}svg":
        return root.tag
    return next((found for element in root.iter() if (found := _unsafe(element.tag, element.attrib))), "")


def _unsafe(tag: str, attributes: dict[str, str]) -> str:
    if tag.removeprefix(_SVG) not in _ELEMENTS:
        return tag
    for name, value in attributes.items():
        bare = name.rsplit("}", 1)[-1].lower()
        outside = bare == "href" and not value.startswith("#")
        if bare.startswith("on") or outside or FETCHES.search(value.replace("url(#", "#")):
            return f"{bare}={value[:40]}"
    return ""
