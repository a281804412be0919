"""Carts, purchases, orders, their way to the buyer and back.

Emits OrderPlaced, OrderPaid, OrderMoved, OrderClosed, OrderReceived, AfterSaleMoved, MoneyGivenBack.
"""
