"""The page on which a digit is drawn, and every layer of a network shows what it makes of it."""
