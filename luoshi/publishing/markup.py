"""Text inside HTML, and pages that load nothing: what every page that is saved as a file needs."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from typing import Any

# HTML drops or replaces these; one sign for one character keeps every offset.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def escape(text: str) -> str:
    """The text as content or as a quoted attribute; what HTML cannot hold becomes U+FFFD."""
    return html.escape(_UNFIT.sub("\ufffd", text))


def script_json(value: Any) -> str:
    """JSON that is safe inside a script element, whatever a document says."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNFIT.sub("\ufffd", text).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def content_policy(style: str, script: str) -> str:
    """A Content-Security-Policy that lets this inline style and script run and forbids everything else."""
    def allowed(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"

    return (f"default-src 'none'; script-src {allowed(script)}; style-src {allowed(style)}; "
            "base-uri 'none'; form-action 'none'")
