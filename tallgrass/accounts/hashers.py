"""How passwords are kept."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class PasswordHasher(Argon2PasswordHasher):
    """Argon2id with the OWASP figures (19 MiB, two passes, one lane): Django's 100 MiB a sign-in would be a way to fill the memory."""

    memory_cost = 19 * 1024
    time_cost = 2
    parallelism = 1
