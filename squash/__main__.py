"""`python -m squash`."""

from squash.cli import main

main()
