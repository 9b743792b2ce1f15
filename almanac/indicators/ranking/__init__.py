"""Ranks as ranges, ties, funnel limits, and how often an order would change by chance."""
