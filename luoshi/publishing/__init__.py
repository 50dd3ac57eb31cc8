"""Documents and extractions in the forms that people and other programs use.

Each module publishes one form and is imported where it is needed: ``tables`` (CSV), ``workbook`` (Excel),
``reading_view`` (one HTML file), ``akoma_ntoso`` (XML), ``web_annotation`` (JSON-LD) and ``annotate`` (any markup).
"""
