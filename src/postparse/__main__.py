"""`python -m postparse`."""

from postparse.cli import main

if __name__ == "__main__":
    main(prog_name="postparse")
