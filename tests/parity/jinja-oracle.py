"""Renders what standard input lists as JSON with Jinja2; null stands for an error.

Each is a template, or {"templates": {name: template}, "context": {…}} of which `leaf` is rendered.
"""

import json
import sys

from jinja2 import DictLoader, Environment

environment = Environment(extensions=["jinja2.ext.do"])


def render(case):
    try:
        if isinstance(case, str):
            return environment.from_string(case).render()
        family = Environment(extensions=["jinja2.ext.do"], loader=DictLoader(case["templates"]))
        return family.get_template("leaf").render(case["context"])
    except Exception:
        return None


json.dump([render(case) for case in json.load(sys.stdin)], sys.stdout)
