"""Carriers: a port and its adapters. Legs and news only; what they mean for an order is decided by the orders."""
