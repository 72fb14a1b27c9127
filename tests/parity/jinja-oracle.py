"""Renders the templates on standard input (a JSON list) with Jinja2; null stands for an error."""

import json
import sys

from jinja2 import Environment

environment = Environment(extensions=["jinja2.ext.do"])


def render(template):
    try:
        return environment.from_string(template).render()
    except Exception:
        return None


json.dump([render(template) for template in json.load(sys.stdin)], sys.stdout)
