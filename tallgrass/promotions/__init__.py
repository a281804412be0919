"""Coupons, offers, limited sales: what makes a price lower, and who may have it. Owns no money; `pricing` and `crossborder` are pure."""
