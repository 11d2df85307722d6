"""The tests, a file a module of the package and named like it, and what they share."""
