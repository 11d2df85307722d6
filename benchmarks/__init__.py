"""Measure quality and speed. For developers; not part of the wheel."""
