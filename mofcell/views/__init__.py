"""Results and records in words and tables, for the terminal and the report alike."""
