"""The product's start as a module: `python -m tallgrass`."""

from tallgrass.config.command import main

main()
