"""How a report is set: paper, typefaces, styles, numbers, and the elements python-docx has no words for."""
