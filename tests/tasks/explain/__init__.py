"""Why a network gave a class."""
