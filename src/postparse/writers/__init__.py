"""Posts to Markdown, plain text and HTML."""

from postparse.writers.markdown import to_markdown
from postparse.writers.plain import to_text
from postparse.writers.web import to_html

__all__ = ["to_html", "to_markdown", "to_text"]
