"""Around the library: the command line, batches, review, golden cases, comparison."""
