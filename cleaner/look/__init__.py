"""What is asked of blocks, lines and elements, each thing answered in one place."""
