"""Reading HTML: bytes to text, text to a snapshot of the DOM, and from there to a post."""
