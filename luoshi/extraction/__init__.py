"""From a Document to its commitments: one module a question, tables beside them."""

from luoshi.extraction.engine import extract
from luoshi.extraction.lexicon import Lexicons

__all__ = ["Lexicons", "extract"]
