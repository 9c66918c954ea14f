"""The staff pages: accounts and sessions, what was done for the public, and the record of who looked and changed."""
