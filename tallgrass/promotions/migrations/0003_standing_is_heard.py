from django.db import migrations

from tallgrass.platform.changes import tell_any_change


class Migration(migrations.Migration):
    dependencies = [
        ("platform", "0003_experiments"),
        ("promotions", "0002_line"),
    ]

    operations = [
        tell_any_change("promotions_offer", "offers"),
        tell_any_change("promotions_freightrule", "freight"),
    ]
