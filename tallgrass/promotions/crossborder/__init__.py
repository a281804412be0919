"""Taxes and limits of goods that come across the border to a person in China (cross-border e-commerce retail import). Pure, no database.

`assess(declaration)` judges one transaction: one order, from one store and one warehouse, of one buyer. Amounts are fen (the limits are set in
yuan); a house that keeps its books in another currency converts before.

Sources: 财关税[2018]49 for limits, the reduced rate and the single thing above the limit; 税管函[2016]73 for what the price is (as recalled: after
public promotions, before coupons and points; with freight and insurance). Limits are settings, rates come with the goods (`mall.taxes`).
"""
