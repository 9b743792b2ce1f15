"""A written report: its words in order, the plan of its tables, and what it says when it is read back."""
