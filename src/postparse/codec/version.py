"""The version of the document format."""

SCHEMA_VERSION = 1
"""Raised when a document of the new form would be misread by an older reader; a new field alone does not."""
