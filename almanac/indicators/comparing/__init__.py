"""Where a difference comes from, and whom to learn from."""
