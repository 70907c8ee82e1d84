"""A text that no writer of ours wrote."""


class NotWritten(Exception):
    """The text does not have a writer's form."""
