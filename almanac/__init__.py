"""Almanac turns a folder of exports into pages, meetings and files that can be trusted.

exports ──► tables ──► indicators ──► figures ──► screen
(CSV)      (DuckDB)   (one long      (Plotly)    (Streamlit)
 contract   snapshot   table)    └──► narrative
 findings                             (sentences)

A module imports only from those before it: mistakes, declared, general, charts, config,
catalogue, texts, access, exports, tables, indicators, figures, narrative, references, screen, cli.
"""
