"""From files to Documents: text, HTML, Word and PDF, one by one or as streams."""

from luoshi.reading.corpus import Failure, Item, items, read_item, read_many, records
from luoshi.reading.limits import DEFAULT, Limits
from luoshi.reading.sources import read

__all__ = ["DEFAULT", "Failure", "Item", "Limits", "items", "read", "read_item", "read_many", "records"]
