"""What a basket costs, and why: a pure engine without a database.

`price_basket(basket, deals)` gives a `Quote`. The order of the steps is fixed:

1. limited prices, up to what a person may have; the rest at the usual price;
2. offers in tiers: of the stores, then of the mall, each line in at most one of each;
3. coupons: of the stores, then of the mall; the best that go together;
4. gifts and freight;
5. dew, on what is left of the goods.

Every threshold of step 2 looks at the amounts after step 1, every threshold of steps 3 and 4 at the amounts after step 2. So a coupon never
costs a buyer free freight, a gift or another coupon, and one more coupon never makes a basket dearer.

All amounts are whole minor units. What is taken off several lines is laid on them by largest remainder, so lines add up exactly.
"""
