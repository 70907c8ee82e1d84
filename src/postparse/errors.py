"""The errors that postparse raises on purpose."""

from __future__ import annotations


class PostparseError(Exception):
    """Base of every error that postparse raises on purpose."""


class InputTooLarge(PostparseError):
    """The input is over the size that the caller (or the default) allows."""


class UnsupportedInput(PostparseError):
    """The bytes are no text, or a form of text that postparse does not read."""


class InvalidDocument(PostparseError):
    """JSON that is not a postparse document.

    `path` names the place of the fault (``thread[3].published``), `reason` says what is wrong there.
    """

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}" if path else reason)
        self.path = path
        self.reason = reason
