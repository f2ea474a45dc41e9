"""What lives as long as the application: jobs, network, photo, settings, messages, files."""
