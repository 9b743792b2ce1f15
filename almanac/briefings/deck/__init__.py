"""The pieces of a deck: its template, the frame of a slide, numbers, tables and cards, and what is read back."""
