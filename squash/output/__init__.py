"""What a squash leaves behind: see `squash.output.manifest` for the list."""
