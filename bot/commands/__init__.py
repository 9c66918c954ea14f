"""The groups of commands of `mingbai`, one module a group."""
