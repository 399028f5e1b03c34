"""From records to data files that read back as the same records."""

from mofcell.parameters.writing.document import cell_document

__all__ = ["cell_document"]
