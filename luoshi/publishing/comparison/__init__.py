"""The comparison site: static pages that show what documents say side by side, to be opened from a folder."""

from luoshi.publishing.comparison.site import comparison_site

__all__ = ["comparison_site"]
