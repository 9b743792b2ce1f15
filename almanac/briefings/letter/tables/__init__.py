"""Tables on paper: an answer as heads and rows of words, and these as a native table."""
