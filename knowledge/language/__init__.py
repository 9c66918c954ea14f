"""How residents write: one normal form for intent and search, and character n-grams of it."""
