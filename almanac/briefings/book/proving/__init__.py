"""A workbook read back, and held against what its briefing means."""
