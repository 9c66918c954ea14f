"""Laws in force: the catalogue that ships, against which every citation is checked."""
