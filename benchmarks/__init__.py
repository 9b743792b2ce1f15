"""What is measured, always as a ratio in one run: `make bench`, `make bench BIG=1`."""
