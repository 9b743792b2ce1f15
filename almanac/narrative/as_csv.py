"""A chart's table as CSV that a spreadsheet opens as it stands: Chinese intact, numbers as numbers, nothing acts."""

import csv
import re
from datetime import date
from io import StringIO

from almanac.narrative.answer import Answer
from almanac.narrative.table import data_table
from almanac.texts.formats import is_missing

FORMULAS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of a formula
FORBIDDEN = re.compile(r'[\\/:*?"<>|\s]')  # in the name of a file
NUMBER = re.compile(
    r"(?P<sign>[-\u2212\uff0d\uff0b]?)(?P<digits>\d{1,3}(,\d{3})+|\d+)(?P<decimals>\.\d+)?(?P<percent>%?)"
)  # a number as it is displayed
PAIR = re.compile(r"\d+([/-]\d+)+")  # what a spreadsheet takes for a date
LONGEST = 60  # letters of a file's name, before its date


def csv_of(answer: Answer, language: str) -> bytes:
    """The data table of an answer: UTF-8 with its mark, lines that end as Windows ends them, the heads first."""
    table, written = data_table(answer, language), StringIO()
    rows = [list(table.columns), *table.itertuples(index=False, name=None)]
    csv.writer(written, lineterminator="\r\n").writerows([[_cell(value) for value in row] for row in rows])
    return written.getvalue().encode("utf-8-sig")


def csv_name(answer: Answer, language: str) -> str:
    """The name of the file: what is shown, of which indicator, and how far the data reach."""
    words = [answer.chart.title.said(language), str(answer.facts.get("short") or "")]
    stem = FORBIDDEN.sub("_", "_".join(word for word in words if word))[:LONGEST]
    return f"{stem}_{answer.facts['newest']}.csv"


def _cell(value: object) -> str:
    """A cell as it is written: a figure as a plain number, and an apostrophe before words that would become more."""
    if is_missing(value):
        return ""
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    words = str(value)
    if found := NUMBER.fullmatch(words):
        sign = "-" if found["sign"] not in ("", "\uff0b") else ""
        return f"{sign}{found['digits'].replace(',', '')}{found['decimals'] or ''}{found['percent']}"
    return f"'{words}" if words.startswith(FORMULAS) or PAIR.fullmatch(words) else words
