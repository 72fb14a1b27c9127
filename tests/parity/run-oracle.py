"""Runs dbt on a project, one command after the other, and prints what came of each as JSON.

Standard input: [{"command": [arguments], "edit": folder of edits, "rows": whether relations are shown}].
Arguments: the project's folder, its database (a DuckDB file or the address of a PostgreSQL server) and the folder
of profiles.yml.
"""

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys

import duckdb

ENVIRONMENT = {**os.environ, "DBT_SEND_ANONYMOUS_USAGE_STATS": "False", "NO_COLOR": "1"}
DBT = os.path.join(os.path.dirname(sys.executable), "dbt")

COLUMNS = """
select table_schema, table_name, column_name, data_type
from information_schema.columns
where table_schema not in ('information_schema', 'pg_catalog', 'pg_toast')
order by table_schema, table_name, ordinal_position
"""
KINDS = "select table_schema, table_name, table_type from information_schema.tables"


def read_json(path):
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as file:
        return json.load(file)


class DuckDB:
    def __init__(self, file):
        self.connection = duckdb.connect(file, read_only=True)

    def all(self, sql):
        return self.connection.execute(sql).fetchall()


class PostgreSQL:
    def __init__(self, address):
        import psycopg2

        self.connection = psycopg2.connect(address)
        self.connection.autocommit = True

    def all(self, sql):
        with self.connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall()


def relations(address):
    database = PostgreSQL(address) if address.startswith("postgresql:") else DuckDB(address)
    kinds = {(schema, name): kind for schema, name, kind in database.all(KINDS)}
    columns = {}
    for schema, name, column, kind in database.all(COLUMNS):
        columns.setdefault((schema, name), []).append([column, kind])
    found = {}
    for (schema, name), described in columns.items():
        texts = ", ".join(f'cast("{column}" as varchar)' for column, _ in described)
        query = f'select {texts} from "{schema}"."{name}"'
        try:
            rows = [list(row) for row in database.all(query)]
        except Exception:
            rows = None
        found[f"{schema}.{name}"] = {"kind": kinds.get((schema, name)), "columns": described, "rows": rows}
    database.connection.close()
    return found


def run(step, database, profiles):
    if step.get("edit"):
        shutil.copytree(os.path.join("edits", step["edit"]), ".", dirs_exist_ok=True)
    for name in ("sources.json", "catalog.json"):
        if os.path.exists(f"target/{name}"):
            os.remove(f"target/{name}")
    before = read_json("target/run_results.json")
    arguments = [DBT, *step["command"], "--profiles-dir", profiles, "--project-dir", "."]
    done = subprocess.run(arguments, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    after = read_json("target/run_results.json")
    return {
        "code": done.returncode,
        "results": None if after == before else after["results"],
        "sources": read_json("target/sources.json"),
        "catalog": read_json("target/catalog.json"),
        "relations": relations(database) if step.get("rows") else None,
    }


def main():
    os.chdir(sys.argv[1])
    steps = json.load(sys.stdin)
    if os.path.exists("packages.yml"):
        subprocess.run([DBT, "deps"], env=ENVIRONMENT, capture_output=True, check=False)
    version = importlib.metadata.version("dbt-core")
    json.dump({"version": version, "steps": [run(step, *sys.argv[2:4]) for step in steps]}, sys.stdout)


main()
