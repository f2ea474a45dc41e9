"""README, the guide and the reference, held to the program."""
