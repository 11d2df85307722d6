"""Train the block scorer on labelled pages. For developers; not part of the wheel."""
