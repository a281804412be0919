from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "tallgrass.accounts"
    label = "accounts"
