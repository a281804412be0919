"""Tables of the mall, a module a noun."""

from tallgrass.mall.models.catalogue import Brand, Category, ExchangeRate
from tallgrass.mall.models.goods import Listing, Price, Product, ProductPicture, Variant
from tallgrass.mall.models.stock import Reservation, ReservationLine, Stock, StockMove, StockUnit, Warehouse
from tallgrass.mall.models.stores import ApplicationDocument, FeaturedProduct, Store, StoreApplication, StoreStaff

__all__ = [
    "ApplicationDocument",
    "Brand",
    "Category",
    "ExchangeRate",
    "FeaturedProduct",
    "Listing",
    "Price",
    "Product",
    "ProductPicture",
    "Reservation",
    "ReservationLine",
    "Stock",
    "StockMove",
    "StockUnit",
    "Store",
    "StoreApplication",
    "StoreStaff",
    "Variant",
    "Warehouse",
]
