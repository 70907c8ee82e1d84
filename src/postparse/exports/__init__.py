"""Exports, feeds, API answers and archives: files that hold one post or many."""

from postparse.exports.reading import read

__all__ = ["read"]
