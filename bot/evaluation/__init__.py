"""How well the bot understands: questions it was never taught, in and out of its scope, and its intents."""
