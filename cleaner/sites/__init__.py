"""What is learned of one site from a few of its pages, and how it settles the blocks of others."""
