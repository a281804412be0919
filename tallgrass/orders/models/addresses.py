"""Where things are sent."""

from django.db import models

from tallgrass.platform.models import Row


class Address(Row):
    """An entry of a member's address book. What is asked of each part depends on the country (`orders.countries`)."""

    person_id = models.BigIntegerField()
    name = models.CharField(max_length=40)
    phone = models.CharField(max_length=20)
    country = models.CharField(max_length=2)
    province = models.CharField(max_length=40, blank=True)
    city = models.CharField(max_length=60, blank=True)
    district = models.CharField(max_length=60, blank=True)
    street = models.CharField(max_length=160)
    postcode = models.CharField(max_length=12, blank=True)
    is_default = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person_id"], condition=models.Q(is_default=True), name="one_default_address"),
            models.CheckConstraint(condition=models.Q(country__regex=r"^[A-Z]{2}$"), name="address_country_is_a_code"),
        ]
        indexes = [models.Index(fields=["person_id", "-id"], name="addresses_of")]
