"""Who acts: owner lines, and the parties that clauses and reports name."""

from luoshi.extraction.party_owners import owner_lines

__all__ = ["owner_lines"]
