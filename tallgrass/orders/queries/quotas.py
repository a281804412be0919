"""What of a year's limit is used."""

from tallgrass.orders.models import QuotaYear


def quota_used(identity_print: str, year: int) -> int:
    """0 for an identity that has bought nothing, and before one is chosen."""
    if not identity_print:
        return 0
    return QuotaYear.objects.filter(identity_print=identity_print, year=year).values_list("used", flat=True).first() or 0
