"""From data files to records: every value read with its unit and provenance."""

from mofcell.parameters.reading.document import Document, Source

__all__ = ["Document", "Source"]
