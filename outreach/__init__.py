"""What the bot did for the public: events without words, and the statistics made of them."""
