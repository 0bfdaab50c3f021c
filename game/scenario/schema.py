"""The JSON Schema of scenario files, made from the models that load them.

Run `python -m game.scenario.schema` after a change of the models; it writes the copy beside
the scenarios, from which editors complete and check while one types.
"""

import json
from typing import Any, Final

from game import folders
from game.scenario.models import Scenario

NAME: Final = "scenario.schema.json"
"""The copy's name in the folder of the scenarios."""


def schema() -> dict[str, Any]:
    """Return the schema as plain data.

    >>> schema()["title"]
    'Scenario'
    """
    made = Scenario.model_json_schema(by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def schema_text() -> str:
    """Return the schema as the file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    (folders.scenarios() / NAME).write_text(schema_text(), encoding="utf-8")
