"""Blur placeholders."""


def blur_svg(blur: str) -> str:
    return ""
