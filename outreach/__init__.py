"""What the bot did for the public: events without words, the statistics made of them, and the ledger of offline work."""
