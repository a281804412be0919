from django.db import migrations

from tallgrass.platform.changes import tell_any_change


class Migration(migrations.Migration):
    dependencies = [("mall", "0005_product_state_is_known"), ("platform", "0003_experiments")]
    operations = [tell_any_change("mall_category", "categories")]
