from django.db import migrations

from tallgrass.mall.first_things import add_first_things
from tallgrass.platform import clock
from tallgrass.platform.changes import tell_changes


class Migration(migrations.Migration):
    dependencies = [("mall", "0001_initial"), ("platform", "0002_changes")]
    operations = [
        migrations.RunPython(lambda apps, _: add_first_things(apps, clock.now()), migrations.RunPython.noop),
        migrations.RunSQL(
            "CREATE TRIGGER moves_are_append_only BEFORE UPDATE OR DELETE ON mall_stockmove"
            " FOR EACH ROW EXECUTE FUNCTION platform_refuse_change()",
            "DROP TRIGGER moves_are_append_only ON mall_stockmove",
        ),
        # What pages remember: a product with its variants, prices and pictures, and stores.
        tell_changes("mall_product", "id", "product", "insert", "update", "delete"),
        tell_changes("mall_productpicture", "product_id", "product", "insert", "update", "delete"),
        tell_changes("mall_variant", "product_id", "product", "insert", "update", "delete"),
        tell_changes("mall_price", "product_id", "product", "insert", "update", "delete"),
        tell_changes("mall_store", "id", "store", "insert", "update", "delete"),
    ]
