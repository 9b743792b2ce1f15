"""Small numbers: which cells a viewer who is not at a desk may not see, and no way to compute them from the others.

known (what a hidden cell still says) → protect (further cells, so that sums do not give the first away) → rows
"""
