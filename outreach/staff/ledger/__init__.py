"""What the page of the ledger is made of: the choice of what is shown, forms, files, and the history of an entry."""
