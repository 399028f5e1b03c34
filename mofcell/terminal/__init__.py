"""What a terminal shows: tables that fit its width, notes, warnings, progress."""
