"""Runs dbt on a project and prints what it makes of it as JSON: the other side of the parity tests.

Standard input: {"selectors": [[arguments of ls]], "commands": [[arguments]]}. Argument: the project's folder.
"""

import contextlib
import io
import json
import os
import sys

os.environ["DBT_SEND_ANONYMOUS_USAGE_STATS"] = "False"

from dbt.cli.main import dbtRunner  # noqa: E402
from dbt.version import get_installed_version  # noqa: E402

PLACE = ["--profiles-dir", ".", "--project-dir", "."]


def invoke(arguments, manifest=None):
    with contextlib.redirect_stdout(io.StringIO()):
        return dbtRunner(manifest=manifest).invoke(arguments + PLACE)


def exit_code(result):
    if result.success:
        return 0
    return 1 if result.exception is None else 2


def read_manifest():
    with open("target/manifest.json", encoding="utf-8") as file:
        return json.load(file)


def main():
    os.chdir(sys.argv[1])
    asked = json.load(sys.stdin)
    if os.path.exists("packages.yml"):
        invoke(["deps"])
    parsed = invoke(["parse", "--no-partial-parse"])
    if parsed.exception is not None:
        raise parsed.exception
    manifest = read_manifest()
    listed = {}
    for arguments in asked["selectors"]:
        result = invoke(["ls", "--output", "json", "--output-keys", "unique_id", *arguments], parsed.result)
        found = result.result or []
        listed[" ".join(arguments)] = (
            sorted(json.loads(line)["unique_id"] for line in found)
            if result.success
            else f"exit {exit_code(result)}"
        )
    invoke(["compile", "--threads", "1"])
    nodes = read_manifest()["nodes"]
    compiled = {key: node["compiled_code"] for key, node in nodes.items() if node.get("compiled_code")}
    codes = {" ".join(command): exit_code(invoke(command)) for command in asked["commands"]}
    version = get_installed_version().to_version_string(skip_matcher=True)
    json.dump(
        {"version": version, "manifest": manifest, "listed": listed, "compiled": compiled, "codes": codes},
        sys.stdout,
    )


main()
sys.stdout.flush()
os._exit(0)
