"""How CNNGUI is packed: what comes along, what stays away, how it is installed and removed."""
