"""Goods come in from files: as drafts of a store, once, with reasons for what does not fit."""

import pytest

from tallgrass.exchange.types import Long, Subject
from tallgrass.mall.models import Price, Product, Stock
from tests.exchange.files import csv_file, figures, rejects_of, taken_in
from tests.mall.support import make_mall

pytestmark = pytest.mark.django_db(transaction=True)


def test_goods_come_in_once_and_what_does_not_fit_says_why(kept_world, tmp_path):
    mall = make_mall()
    rows = [
        {"Name": "Sleeping mask", "Label": "Face Mask", "Brand": "Lune", "Price": "4.5", "N": "7"},
        {"Name": "长" * 70, "Label": "Face Mask", "Brand": "Lune", "Price": "12", "N": ""},
        {"Name": "No price", "Label": "Face Mask", "Brand": "", "Price": "", "N": ""},
        {"Name": "Nowhere", "Label": "Rocket", "Brand": "", "Price": "3", "N": ""},
        {"Name": "", "Label": "Face Mask", "Brand": "", "Price": "3", "N": ""},
    ]
    path = csv_file(tmp_path / "goods.csv", rows)
    plan = {
        "columns": {"title": ("Name",), "category": ("Label",), "brand": ("Brand",), "price": ("Price",), "stock": ("N",)},
        "constants": {"store": mall.store.handle, "warehouse": "CN-HZ"},
        "values": {"category": {"Face Mask": "masks"}},
        "long": Long.CUT,
    }
    assert figures(taken_in(path, Subject.PRODUCTS, **plan)) == (2, 0, 3)
    assert len(rejects_of(path)) == 3
    mask = Product.objects.get(title="Sleeping mask")
    assert (mask.state, mask.brand.name, mask.category.slug, Price.objects.get(product_id=mask.id).amount) == (
        "draft",
        "Lune",
        "masks",
        450,
    )
    assert Stock.objects.get().available == 7
    again = csv_file(tmp_path / "again.csv", [*rows[:2], {**rows[0], "Name": "Another mask"}])
    assert figures(taken_in(again, Subject.PRODUCTS, **plan)) == (1, 2, 0)
    nowhere = csv_file(tmp_path / "nowhere.csv", rows[:1])
    assert figures(taken_in(nowhere, Subject.PRODUCTS, source="other", **(plan | {"constants": {"store": "gone"}}))) == (0, 0, 1)
