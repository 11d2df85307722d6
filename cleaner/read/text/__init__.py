"""Read flattened text."""
