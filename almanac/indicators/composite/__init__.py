"""A composite score, only where an installation asks for it, with all that shows how much it depends on its making.

normalise (values → 0..100) → means (with the rule for missing data) → index (themes, weights, score) → robust.
"""
