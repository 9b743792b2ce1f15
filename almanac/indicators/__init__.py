"""From numerators and denominators to values, intervals, verdicts and ranks: steps that a chart may name.

Each step takes rows (numerator, denominator, indicator, unit_code, as_of, part) and returns them with more columns.
"""
