from django.db import migrations

from tallgrass.platform.changes import tell_changes


class Migration(migrations.Migration):
    dependencies = [("mall", "0006_categories_are_heard"), ("platform", "0002_changes")]
    operations = [tell_changes("mall_listing", "product_id", "listing", "insert", "update", "delete")]
