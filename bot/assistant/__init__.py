"""A plain Rasa project: configuration, endpoints, domain and components. `rasa train`, `rasa shell`, `rasa test` work on it."""
