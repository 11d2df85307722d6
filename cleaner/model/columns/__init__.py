"""What the scorer sees of each block: numbers that need no language, as columns over all blocks.

Every column is computed for all blocks of a page at once. Lengths are in characters, with those of
scripts without spaces counted 2.5 times, so that a length means about the same in every script.

The bounds in these modules (how far, how long, how many) decide nothing: trees learn where to cut.
They are part of what the weights were taught with, so another value needs training.
"""
