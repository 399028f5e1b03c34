"""What makes a cell fade as it was measured, and which mechanism takes how much."""
