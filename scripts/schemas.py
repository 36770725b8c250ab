"""Writes the JSON Schemas of `programme.yaml` and `account.json` to docs/schemas, for editors and readers.

With `--check` it writes nothing and tells what is not fresh.
"""

import json
import sys
from pathlib import Path

from perspectief.account.document import json_schema as account_schema
from perspectief.programme.schema import json_schema as programme_schema

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs" / "schemas"
PACKAGE = ROOT / "src" / "perspectief" / "publication" / "static"  # goes along with every site
SCHEMAS = {
    DOCS / "programme.schema.json": programme_schema,
    DOCS / "account.schema.json": account_schema,
    PACKAGE / "account.schema.json": account_schema,
}


def main(arguments: list[str]) -> int:
    """Write or check both schemas; 0 when they are fresh."""
    fresh = {
        path: json.dumps(schema(), indent=2, ensure_ascii=False) + "\n" for path, schema in SCHEMAS.items()
    }
    stale = [path for path, text in fresh.items() if not path.is_file() or path.read_text("utf-8") != text]
    if "--check" not in arguments:
        DOCS.mkdir(exist_ok=True)
        for path in stale:
            path.write_text(fresh[path], "utf-8")
        stale = []
    for path in stale:
        print(f"{path.relative_to(ROOT)} is not fresh: run make schemas")
    print(f"Schemas: {len(fresh)}")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
