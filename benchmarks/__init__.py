"""How good and how fast: measured on documents in ``../shared``, which are never copied into the project."""
