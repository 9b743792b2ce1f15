"""The one style block, the title mark, and plain text for Streamlit's Markdown."""

import re
from collections.abc import Mapping
from html import escape

from almanac.figures.look import Look

ROOMS = {"small": 280, "half": 500, "broad": 900, "wide": 1070, "full": 1250}  # pixels below which a figure is scrolled


def block(look: Look) -> str:
    """The only CSS of the product: figures, line breaks, the rule on top, narrow margins."""
    color = look.color
    card = '[class*="st-key-card"]'
    return f"""<style>
    html, body, .stApp {{ font-feature-settings: 'tnum' 1, 'lnum' 1; text-spacing-trim: trim-start; }}
    h1, h3 {{ word-break: keep-all; overflow-wrap: anywhere; margin: 0; padding: 0 !important; }}
    h3 {{ font-family: {look.font["sans"]} !important; }}
    .stHeading [data-testid="stMarkdownContainer"] {{ margin-bottom: 0; }}
    .stApp {{ border-top: 3px solid {color["brand"]}; }}
    [data-testid="stHeader"] {{ background: {color["paper"]}; border-bottom: 1px solid {color["hairline"]}; }}
    [data-testid="stHeader"] > * {{ padding: 0 1.6rem; max-width: 1440px; margin: 0 auto; }}
    .stMainBlockContainer {{ padding: 4rem 2.5rem 2rem; max-width: 1440px; }}
    .stSelectbox {{ display: flex; align-items: center; gap: 8px; }}
    .stSelectbox label {{ margin: 0; white-space: nowrap; color: {color["muted"]}; }}
    .stSelectbox > :last-child, .stSelectbox [role="group"], .stSelectbox input {{ min-width: 0; width: 100%; }}
    [data-testid="stTopNavLink"] {{ border-radius: 0; background: none !important; font-size: 1rem; }}
    [data-testid="stTopNavLink"][aria-current] {{ box-shadow: 0 3px {color["highlight"]}; font-weight: 700; }}
    {card} {{ background: {color["paper"]}; padding: 16px 20px !important; gap: 8px; }}
    {card} [data-testid="stExpander"] details {{ border: none; }}
    {card} [data-testid="stExpander"] summary {{ padding: 0; min-height: 32px; color: {color["muted"]}; }}
    [data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] p {{ color: {color["muted"]}; opacity: 1; }}
    .stPageLink a {{ min-height: 32px; }}
    .stPageLink p {{ color: {color["highlight"]}; text-decoration: underline; text-underline-offset: 4px; }}
    .stMarkdownBadge {{ border: 1px solid; color: {color["ink"]} !important; background: {color["paper"]} !important; }}
    {_slips(look)}
    {_door(look)}
    {_narrow(card, color)}
    :focus-visible {{ outline: 2px solid {color["focus"]}; outline-offset: 2px; }}
    </style>"""


def _narrow(card: str, color: Mapping[str, str]) -> str:
    """Cards below each other in a narrow window; a figure that needs more room is scrolled, and says so above it."""
    row, room = f".stHorizontalBlock:has(> .stColumn {card})", '[class*="st-key-room"]'
    scrolled = "".join(
        f"""{room}[class*="st-key-room-{name}"] > * {{ min-width: {needs}px; }}
    @container room (max-width: {needs - 1}px) {{ [class*="st-key-room-{name}"]::before {{ display: block; }} }}
    """
        for name, needs in ROOMS.items()
    )
    return f"""{room} {{ overflow-x: auto; container: room / inline-size; }}
    {room} {{ scrollbar-color: {color["axis"]} {color["grid"]}; }}
    {room}::before {{ content: "⟷"; display: none; position: sticky; left: 0; color: {color["muted"]}; }}
    {scrolled}@media (max-width: 1360px) {{
      {row}:has(> .stColumn:nth-child(4)) > .stColumn {{ flex: 1 1 40%; min-width: 40%; }}
    }}
    @media (max-width: 1240px) {{
      {row}:not(:has(> .stColumn:nth-child(4))) > .stColumn {{ flex: 1 1 100%; min-width: 100%; }}
    }}
    @media (max-width: 780px) {{
      {row} > .stColumn:nth-child(n) {{ flex: 1 1 100% !important; min-width: 100% !important; }}
    }}"""


def _door(look: Look) -> str:
    """The button that starts a meeting, at the right end of the navigation bar, which leaves room for it."""
    color, edge = look.color, "max(2.5rem, calc((100vw - 1440px) / 2 + 2.5rem))"
    door = ".st-key-enter-meeting"
    return f"""[data-testid="stLayoutWrapper"]:has(> {door}) {{ position: absolute; }}
    {door} {{ position: fixed; top: 16px; right: {edge}; width: auto !important; z-index: 1000000; }}
    .stApp:has({door}) [data-testid="stHeader"] > * {{ padding-right: 9rem; }}
    {door} a {{ background: {color["highlight"]}; padding: 4px 14px; border-radius: 3px; border: none; }}
    {door} a :is(*, p) {{ color: {color["paper"]} !important; font-weight: 700; text-decoration: none; }}"""


def _slips(look: Look) -> str:
    """The list of units with their return slips: hairlines, narrow rows, small buttons."""
    color, line = look.color, '[class*="st-key-returned"]'
    return f"""{line} {{ border-bottom: 1px solid {color["grid"]}; min-height: 36px; padding-bottom: 4px; }}
    {line} p {{ margin: 0; white-space: nowrap; }}
    {line} :is([data-testid="stMarkdownContainer"], [data-testid="stCaptionContainer"]) {{ margin: 0; }}
    {line} button {{ min-height: 30px; padding: 0 12px; }}
    [class*="st-key-card-slips"] [data-testid="stVerticalBlock"] {{ gap: 4px; }}"""


def title(words: str, look: Look) -> str:
    """The product's mark and name as an image for the navigation bar."""
    width = 26 + sum(19 if ord(letter) > 255 else 10 for letter in words)
    family = escape(look.font["heading"], quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="28" viewBox="0 0 {width} 28">'
        f'<rect x="0" y="5" width="5" height="18" fill="{look.color["brand"]}"/>'
        f'<text x="14" y="21" font-size="18" font-weight="700" font-family="{family}" fill="{look.color["ink"]}">'
        f"{escape(words)}</text></svg>"
    )


def plain(words: str) -> str:
    """Words as Markdown that shows them unchanged."""
    return re.sub(r"([\\`*_{}\[\]<>()#+\-!|~$:])", r"\\\1", words)
