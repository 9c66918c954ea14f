"""Meets people: the brain, the channels, the resident page and the `mingbai` command."""
