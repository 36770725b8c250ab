"""The account as one JSON document, and the schema that it keeps to."""

from typing import Any

from perspectief.account.model import Account


def to_json(account: Account) -> str:
    """The account as indented JSON, keys in the model's order, ending in a newline."""
    return account.model_dump_json(indent=2, by_alias=True) + "\n"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `account.json`."""
    schema = Account.model_json_schema(by_alias=True, mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
