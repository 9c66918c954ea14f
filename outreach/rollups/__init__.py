"""Daily numbers rolled up from events: quick to read, without a person in them, and kept when the events are gone."""
