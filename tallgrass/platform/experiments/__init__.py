"""Experiments: who gets which arm of what may be varied, and who really met it. What it did to people is asked above (`insights`).

An app registers its points (`points.py`) and asks `assign` where it would use their figures; it calls `note_exposure` when it did use them.
See docs/decisions/experiments.md.
"""
