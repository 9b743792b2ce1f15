"""What we say: sentences made from the same values as the figures."""
