"""What an expert would ask of the figures of a record, each check in a file of its own."""

from mofcell.parameters.review.finding import Finding
from mofcell.parameters.review.review import Review, review

__all__ = ["Finding", "Review", "review"]
