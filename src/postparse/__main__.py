"""`python -m postparse`."""

from postparse.cli import main

main(prog_name="postparse")
