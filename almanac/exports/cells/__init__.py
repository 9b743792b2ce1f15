"""One cell: its text made tidy, and then a value, or the rule that it breaks."""
