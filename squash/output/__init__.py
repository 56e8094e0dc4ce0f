"""What a squash leaves behind: see `squash.output.files` for the list."""
