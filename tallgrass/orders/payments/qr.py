"""A code to be read by a provider's app."""

import io

import segno
from markupsafe import Markup


def qr_svg(text: str) -> Markup:
    """As SVG to stand in a page; dark on white in both themes, since cameras want it so."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", scale=6, border=3, light="#ffffff", xmldecl=False, svgns=False)
    return Markup(out.getvalue().decode())  # noqa: S704  (drawn here, from modules)
