"""What earlier refreshes left: the swap, copies of exports, what need not be read again, and what has changed."""
