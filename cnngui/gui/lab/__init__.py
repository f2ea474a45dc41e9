"""The kit that every lab is built with: its contract, its base, its newest job, its commands."""
