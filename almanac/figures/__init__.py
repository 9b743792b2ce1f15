"""What we draw: one chart, one frame, one look → one Plotly figure."""
