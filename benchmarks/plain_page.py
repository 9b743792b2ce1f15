"""The least that a page of Streamlit and Plotly can do: a choice and five charts of numbers that it holds already."""

import plotly.graph_objects as go
import streamlit as st

month = st.selectbox("month", range(20))
st.title(f"Month {month}")
for column, place in zip(st.columns(5), range(5), strict=True):
    heights = [(month * 7 + place * 3 + at * 5) % 11 for at in range(10)]
    column.plotly_chart(go.Figure(go.Bar(y=heights)), key=str(place))
