"""What a hidden number shows in place of its value, and why."""

from almanac.catalogue import Indicator
from almanac.indicators.rows import Row, number_of
from almanac.texts import text
from almanac.texts.formats import DASH


def words(row: Row, indicator: Indicator, language: str) -> Row:
    """Fewer than 5, a share that is certain, or a dash; and why. Nothing to compute or compare with is left."""
    state, at_least = row["suppressed"], row.get("at_least")
    if state == "few" and indicator.kind in ("proportion", "count"):
        said = text("fewer_than_5", language)
    elif state == "most" and at_least:
        said = text("at_least", language, share=at_least)
    else:
        said = DASH
    remark = text("remark_hidden" if state == "base" else "remark_protected", language)
    told = dict.fromkeys(("text", "said", "label"), said) | dict.fromkeys(("value", "displayed"))
    return told | {"n": number_of(row, "denominator"), "shown": "hidden", "ratio": "", "remark": remark}


def verdict_said(row: Row, city: str, language: str) -> str:
    """What the verdict of a row says; of a hidden one why it is hidden, as wherever its remark stands."""
    if row["verdict"] == "hidden" and row.get("remark"):
        return str(row["remark"])
    return text(f"verdict_{row['verdict']}", language, city=city)
