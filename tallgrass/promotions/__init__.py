"""Coupons, offers, freight rules and limited sales: what makes a price lower, and who may have it.

`pricing` says what a basket costs and `crossborder` what import takes; both are pure. Takes no money and posts nothing: what was taken off is
in the quote, for whoever settles the order. Emits no event of its own: a coupon used is told by the order it was used for.
"""
