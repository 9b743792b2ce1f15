"""Streamlit's settings: each exists, and those that keep people safe are set."""

import tomllib

import pytest
from streamlit import config

from tests.shape.tree import ROOT, told

SAFE = {
    "server.address": "127.0.0.1",  # nobody else on the network, unless asked for
    "server.headless": True,
    "browser.gatherUsageStats": False,  # no telemetry
    "client.showSidebarNavigation": False,
    "client.showErrorDetails": "none",  # no traceback for a visitor
    "client.toolbarMode": "minimal",
    "runner.magicEnabled": False,
    "runner.postScriptGC": False,
}


def settings() -> dict[str, object]:
    """What .streamlit/config.toml says, as section.name."""
    sections = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    return {f"{section}.{name}": value for section, names in sections.items() for name, value in names.items()}


def test_every_setting_is_one_of_streamlits() -> None:
    known = config.get_config_options()
    told([f".streamlit/config.toml: Streamlit has no {name}" for name in settings() if name not in known])
    assert "server.adress" not in known


@pytest.mark.parametrize("name", SAFE)
def test_what_keeps_people_safe_is_set(name: str) -> None:
    assert settings()[name] == SAFE[name]


def test_the_server_asks_nobody_for_its_address() -> None:
    assert settings()["browser.serverAddress"], "otherwise Streamlit asks a host on the internet at every start"
