"""The eight templates, one file each."""
