"""Prints how a manifest.json departs from dbt's schema for it, one line each."""

import json
import sys

from dbt.artifacts.schemas.manifest import WritableManifest
from jsonschema import Draft202012Validator

with open(sys.argv[1], encoding="utf-8") as file:
    manifest = json.load(file)
for error in Draft202012Validator(WritableManifest.json_schema()).iter_errors(manifest):
    place = ".".join(str(step) for step in error.absolute_path)
    print(f"{place}: {error.message[:300]}")
