"""Writes: a file in, or out."""

from tallgrass.exchange.actions.exporting import export
from tallgrass.exchange.actions.importing import run_import, try_import

__all__ = ["export", "run_import", "try_import"]
