from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "tallgrass.ledger"
    label = "ledger"
