"""The data review of OC4IDS (libcoveoc4ids), with its schema answered from this folder instead of the network.

``oc4ids/`` states the parts of the schema of 0.9.5 that are published here (names, types, constraints, codes) in a form
of our own, and the other fields of a project by name, so that a field which the standard lacks is found.
"""

from __future__ import annotations

import io
import json
import tempfile
from pathlib import Path
from typing import Any
from unittest import mock

import requests

HERE = Path(__file__).parent / "oc4ids"


def review(package: dict[str, Any]) -> dict[str, Any]:
    """What the tool finds in a package; raises where it asks for a file that is not in the folder."""
    from libcoveoc4ids.api import oc4ids_json_output

    with mock.patch("libcove.lib.common.get_request", _answer), tempfile.TemporaryDirectory() as folder:
        return oc4ids_json_output(folder, json_data=json.loads(json.dumps(package)))


def _answer(url: str, config: object = None, force_cache: bool = False) -> requests.Response:
    name = url.rsplit("/", 1)[-1]
    response = requests.Response()
    response.status_code, response.url, response.encoding = 200, url, "utf-8"
    response.raw = io.BytesIO((HERE / "codelists" / name if name.endswith(".csv") else HERE / name).read_bytes())
    return response
