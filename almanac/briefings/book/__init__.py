"""The sheets of a workbook: numbers with their formulas, and where they come from."""
