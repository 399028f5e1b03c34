"""From the numbers of a MOF paper to the battery cell."""
