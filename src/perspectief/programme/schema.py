"""The JSON Schema of `programme.yaml`, for editors that complete and check while one types.

``python -m perspectief.programme.schema`` prints it; `make schemas` writes it to `docs/schemas`.
"""

import json
import sys
from typing import Any

from perspectief.programme.model import Programme

SCHEMA_ID = "programme.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The schema as plain data; texts may be a plain string (Dutch) and lists of goals one id."""
    schema = Programme.model_json_schema(by_alias=True, mode="validation")
    _accept_plain_text(schema["$defs"]["Text"])
    _accept_one_id(schema["$defs"]["Activity"]["properties"])
    head = {"$schema": DIALECT, "$id": SCHEMA_ID}
    return head | schema | {"title": "Perspectief: programme.yaml"}


def written_schema() -> str:
    """The schema as it stands in `docs/schemas`."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


def _accept_plain_text(text: dict[str, Any]) -> None:
    """A plain string is Dutch: `Text` turns it into a mapping before the model looks."""
    as_mapping = {key: text.pop(key) for key in list(text) if key not in ("title", "description")}
    plain = {"type": "string", "minLength": 1, "maxLength": as_mapping["properties"]["nl"]["maxLength"]}
    text["anyOf"] = [plain, as_mapping]


def _accept_one_id(properties: dict[str, Any]) -> None:
    for key in ("goals", "indicators"):
        many = properties[key]
        kept = {name: many.pop(name) for name in ("title", "default") if name in many}
        properties[key] = kept | {"anyOf": [many["items"], dict(many)]}


if __name__ == "__main__":
    sys.stdout.write(written_schema())
