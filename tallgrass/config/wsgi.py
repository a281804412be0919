"""Plain HTTP: everything but open streams and media files."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tallgrass.config.settings")
application = get_wsgi_application()
