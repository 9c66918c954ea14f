"""What the bot knows: cards, statutes, language, search and scam signs. Imports nothing of ours."""
