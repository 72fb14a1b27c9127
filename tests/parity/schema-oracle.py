"""Prints how artifacts depart from dbt's schemas for them, one line each."""

import json
import sys
from pathlib import Path

from dbt.artifacts.schemas.catalog import CatalogArtifact
from dbt.artifacts.schemas.freshness import FreshnessExecutionResultArtifact
from dbt.artifacts.schemas.manifest import WritableManifest
from dbt.artifacts.schemas.run import RunResultsArtifact
from dbt.contracts.graph.semantic_manifest import PydanticSemanticManifest
from jsonschema import Draft202012Validator

SCHEMAS = {
    "manifest.json": WritableManifest,
    "run_results.json": RunResultsArtifact,
    "catalog.json": CatalogArtifact,
    "sources.json": FreshnessExecutionResultArtifact,
}

for path in map(Path, sys.argv[1:]):
    artifact = json.loads(path.read_text(encoding="utf-8"))
    if path.name == "semantic_manifest.json":
        PydanticSemanticManifest.parse_obj(artifact)
        continue
    for error in Draft202012Validator(SCHEMAS[path.name].json_schema()).iter_errors(artifact):
        place = ".".join(str(step) for step in error.absolute_path)
        print(f"{path.name} {place}: {error.message[:300]}")
