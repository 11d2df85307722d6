"""How large a page may be, and in how many pieces, since they decide what it costs in memory.

The smallest element takes four characters of the page, and about a hundred times as much in a tree.
So the number of blocks is limited, and with it the number of all other pieces.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Final, NoReturn

from cleaner.errors import InputError

#: Largest input that `clean` takes by default, in bytes (of the UTF-8 form, for `str`).
MAX_BYTES: Final = 20_000_000
#: Blocks that a page of any size may have; a block is what stands between two block boundaries in
#: HTML, a line of a text, or a part of one.
MAX_BLOCKS: Final = 3_000
#: Pieces of any kind (elements and attributes, or lines of text) allowed for each block.
PIECES_A_BLOCK: Final = 5
#: A larger page may have one more block, and one more piece, for each this many characters.
CHARACTERS_A_BLOCK: Final = 500
CHARACTERS_A_PIECE: Final = 40


@dataclass(frozen=True, slots=True)
class Limit:
    """The limits of one page in blocks and in pieces, and the `max_blocks` they follow from."""

    max_blocks: int
    blocks: int
    pieces: int

    def refuse_blocks(self) -> NoReturn:
        """Say that a page has more blocks than it may.

        Raises:
            InputError: always.
        """
        raise InputError(
            f"The page is in too many pieces: over {self.blocks:,} blocks of text "
            f"(max_blocks is {self.max_blocks:,}, and one for every {CHARACTERS_A_BLOCK} "
            "characters comes on top)."
        )

    def refuse_pieces(self, kind: str) -> NoReturn:
        """Say that a page has more pieces of a kind than its limit allows.

        Raises:
            InputError: always.
        """
        raise InputError(
            f"The page is in too many pieces: over {self.pieces:,} {kind} ({PIECES_A_BLOCK} times "
            f"max_blocks, which is {self.max_blocks:,}, and one for every {CHARACTERS_A_PIECE} "
            "characters comes on top)."
        )


#: Takes every page.
NO_LIMIT: Final = Limit(sys.maxsize, sys.maxsize, sys.maxsize)


def limit_of(size: int, max_blocks: int | None) -> Limit:
    """The limit of a page by its number of characters; no limit if `max_blocks` is None.

    >>> limit_of(50_000, 3_000)
    Limit(max_blocks=3000, blocks=3100, pieces=16250)
    """
    if max_blocks is None:
        return NO_LIMIT
    blocks = max_blocks + size // CHARACTERS_A_BLOCK
    pieces = max_blocks * PIECES_A_BLOCK + size // CHARACTERS_A_PIECE
    return Limit(max_blocks, blocks, pieces)
