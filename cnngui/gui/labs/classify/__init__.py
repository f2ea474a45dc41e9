"""What is on the photo, why the network says so, and where it is."""
