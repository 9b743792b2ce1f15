"""A Plot as the parts of an office file: its sheet, and the XML that shows it."""
