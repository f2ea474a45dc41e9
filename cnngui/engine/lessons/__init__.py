"""What the Step by step lab teaches: the course's examples, and everything it counts, draws and asks about them."""
