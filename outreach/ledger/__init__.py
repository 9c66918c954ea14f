"""The ledger of what staff did and counted themselves: offline activities and the figures of the office's own work."""
