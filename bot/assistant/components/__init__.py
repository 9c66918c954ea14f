"""Rasa graph components: the light intent classifier, and the emergency that comes before it."""
