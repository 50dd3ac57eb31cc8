"""From files to Documents: text, HTML, Word and PDF, one by one or as streams."""

from luoshi.reading.limits import DEFAULT, Limits
from luoshi.reading.sources import read

__all__ = ["DEFAULT", "Limits", "read"]
