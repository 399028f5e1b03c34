"""A cell beside measured data: what was measured and simulated, where they differ, and why."""
