"""Words of the address that hold several values: what is read is written again, and strangers are told."""

from datetime import date

from almanac.screen.choices import Offer, read
from almanac.tables.ask import COMPARISONS

UNITS = ("A", "B", "C", "D", "E")
PLAIN = Offer((date(2022, 7, 31), date(2022, 8, 31)), UNITS, (), "zh")
SEVERAL = Offer(
    PLAIN.months,
    UNITS,
    (),
    "zh",
    lists={"units": UNITS, "indicators": ("x", "y", "z")},
    usual={"units": UNITS[:4], "indicators": ("x",)},
)


def test_an_address_opens_the_view_that_wrote_it() -> None:
    address = {"as_of": "2022-07", "compare": "peers", "unit": "B", "units": "B,E", "indicators": "x,z", "lang": "en"}
    choice, dropped = read(address, SEVERAL)
    assert dropped == []
    assert choice.address() == address
    assert read(choice.address(), SEVERAL) == (choice, [])


def test_several_stand_in_the_order_offered() -> None:
    choice, _ = read({"units": "E,A"}, SEVERAL)
    assert choice.several("units") == ("A", "E")


def test_without_a_choice_the_usual_ones_are_shown_with_the_unit_in_focus() -> None:
    assert read({}, SEVERAL)[0].several("units") == ("A", "B", "C", "D")
    assert read({"unit": "E"}, SEVERAL)[0].several("units") == ("A", "B", "C", "E")
    assert read({"unit": "E", "units": "A,B"}, SEVERAL)[0].several("units") == ("A", "B")


def test_strangers_among_several_are_dropped_and_told() -> None:
    choice, dropped = read({"units": "A,Q"}, SEVERAL)
    assert (choice.several("units"), dropped) == (("A",), ["units=Q"])
    choice, dropped = read({"indicators": "nothing"}, SEVERAL)
    assert (choice.several("indicators"), dropped) == (("x",), ["indicators=nothing"])


def test_every_page_compares_with_any_earlier_month_and_every_standard() -> None:
    for word in (*COMPARISONS, "2022-07"):
        choice, dropped = read({"compare": word}, PLAIN)
        assert (choice.compare, dropped) == (word, [])


def test_a_month_that_is_not_earlier_is_no_comparison() -> None:
    choice, dropped = read({"as_of": "2022-07", "compare": "2022-07"}, PLAIN)
    assert (choice.compare, dropped) == ("month", ["compare=2022-07"])
    choice, dropped = read({"compare": "2022-08"}, PLAIN)
    assert (choice.compare, dropped) == ("month", ["compare=2022-08"])
