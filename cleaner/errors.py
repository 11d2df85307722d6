"""The one error that callers of this package have to expect."""

from __future__ import annotations


class InputError(ValueError):
    """The input cannot be read as a page; the message says why, in one sentence.

    Raised for what is no text at all (a PDF, an image, an archive), never for a page that is
    merely odd: broken markup and unknown encodings are read as well as they can be.
    """
