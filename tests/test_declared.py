"""YAML as it looks: words that other readers take for truth or numbers stay words."""

from pathlib import Path

import pytest

from almanac.declared import MANY_BRACKETS, read_yaml

DEEP = "\n# " + "[" * (MANY_BRACKETS + 1) + "\n"  # read by the careful loader


@pytest.mark.parametrize("end", ["\n", DEEP], ids=["quick", "careful"])
@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("y", "y"),
        ("0571", "0571"),
        ("12:30", "12:30"),
        ("0x1F", "0x1F"),
        ("true", True),
        ("False", False),
        ("320582", 320582),
        ("-3", -3),
        ("0", 0),
        ("0.05", 0.05),
        ("", None),
    ],
)
def test_a_value_is_read_as_it_looks(tmp_path: Path, written: str, read: object, end: str) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(f"{written or 'key'}: {written}{end}", encoding="utf-8")
    [(name, value)] = read_yaml(path).items()
    assert (value, type(value)) == (read, type(read))
    assert name == (read if written else "key")
