"""What Rasa asks for: one thin module per topic, each turning knowledge into a Reply."""
