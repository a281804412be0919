"""Tallgrass: community commerce, from planting grass to pulling it."""
