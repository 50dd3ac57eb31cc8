"""Luoshi reads Chinese policy documents into commitments tied to the exact characters that make them."""

__version__ = "0.1.0"
