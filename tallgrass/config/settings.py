"""Django's settings, from the environment with safe defaults. What each variable does: docs/operations.md."""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from tallgrass.config import environment
from tallgrass.config.limits import TALLGRASS_LIMITS  # noqa: F401  (read as a setting)
from tallgrass.config.orders import *  # noqa: F403  (settings of the orders)
from tallgrass.config.process.database import database_url
from tallgrass.platform.words import Words

HOME = environment.home()
MODE = environment.mode()
DEMO, PRODUCTION = MODE == "demo", MODE == "production"
DEBUG = environment.flag("TALLGRASS_DEBUG") and not PRODUCTION

PACKAGE = Path(__file__).resolve().parents[1]
APPS = [
    "platform",
    "media",
    "ledger",
    "accounts",
    "moderation",
    "search",
    "notifications",
    "messages",
    "mall",
    "notes",
    "promotions",
    "orders",
    "discovery",
    "insights",
    "simulation",
    "exchange",
    "console",
    "jsonapi",
    "site",
]

# --- secrets and addresses ---------------------------------------------------------------------------------------------

SECRET_KEY = os.environ.get("TALLGRASS_SECRET_KEY") or ("" if PRODUCTION else HOME.secret("django"))
if PRODUCTION and (len(SECRET_KEY) < 50 or SECRET_KEY.startswith("change-me")):
    raise ImproperlyConfigured("In production TALLGRASS_SECRET_KEY must be set to at least 50 random characters of your own.")

BASE_URL = os.environ.get("TALLGRASS_URL", f"http://127.0.0.1:{environment.port()}").rstrip("/")
HTTPS = BASE_URL.startswith("https://")
if PRODUCTION and not HTTPS:
    raise ImproperlyConfigured("In production TALLGRASS_URL must be the https:// address people use.")
ALLOWED_HOSTS = [name for name in os.environ.get("TALLGRASS_HOSTS", "").split(",") if name] or (
    [BASE_URL.split("//")[1].split(":")[0]] if PRODUCTION else ["*"]
)
CSRF_TRUSTED_ORIGINS = [BASE_URL]
TRUSTED_PROXIES = int(os.environ.get("TALLGRASS_TRUSTED_PROXIES", "0"))  # So many add to X-Forwarded-For; 0: it is not believed.

# --- apps --------------------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "csp",
    *[f"tallgrass.{app}" for app in APPS],
]
AUTH_USER_MODEL = "accounts.Person"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tallgrass.site.middleware.CompressionMiddleware",
    "tallgrass.jsonapi.middleware.OperationMiddleware",
    "tallgrass.site.middleware.PolicyMiddleware",
    "tallgrass.site.middleware.SettlingMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "tallgrass.site.middleware.AddressLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "tallgrass.accounts.middleware.PersonMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tallgrass.accounts.middleware.MinorsMiddleware",
    "tallgrass.site.middleware.ErrorMiddleware",
]
ROOT_URLCONF = "tallgrass.config.urls"
WSGI_APPLICATION = "tallgrass.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "NAME": "pages",
        "DIRS": [str(PACKAGE / app / "templates") for app in reversed(APPS)],
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "tallgrass.site.jinja.environment",
            "context_processors": ["tallgrass.site.jinja.page_context", "tallgrass.console.navigation.console_context"],
        },
    },
    {
        # Only for the few templates that libraries bring.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "NAME": "libraries",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "django.contrib.messages.context_processors.messages"]
        },
    },
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

# --- database ----------------------------------------------------------------------------------------------------------

WEB_THREADS = int(os.environ.get("TALLGRASS_WEB_THREADS", "4"))
DATABASES = {"default": database_url(HOME)}
DATABASES["default"]["OPTIONS"] |= {
    # A server that stops answering is noticed in four seconds; a statement that hangs is ended.
    "connect_timeout": 3,
    "keepalives_idle": 5,
    "tcp_user_timeout": 4000,
    # Parameters travel apart from the statement, so that statements are prepared at their third use.
    "server_side_binding": True,
    "prepare_threshold": 2,
    "options": f"-c statement_timeout={os.environ.get('TALLGRASS_STATEMENT_TIMEOUT', '15s')} -c lock_timeout=5s -c idle_in_transaction_session_timeout=30s",
    "pool": {"min_size": 1, "max_size": WEB_THREADS + 2, "timeout": 10, "max_lifetime": 3600},
}
CACHES = {
    # Shared by all processes: the counters of the sign-in limits.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "platform_cache"},
}

PROCRASTINATE_ON_APP_READY = "tallgrass.platform.jobs.remember_failures"

# --- people ------------------------------------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["tallgrass.accounts.hashers.PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 8}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "/"
SESSION_ENGINE = "tallgrass.accounts.sessions"
SESSION_COOKIE_AGE = 90 * 24 * 3600
TALLGRASS_SESSION_IDLE = timedelta(days=14)
TALLGRASS_SESSION_OPERATOR = timedelta(hours=12)
TALLGRASS_OPERATORS_NEED_SECOND_FACTOR = environment.flag("TALLGRASS_OPERATORS_NEED_SECOND_FACTOR", PRODUCTION)
SECRET_KEY_FALLBACKS = [key for key in os.environ.get("TALLGRASS_SECRET_KEYS_BEFORE", "").split(",") if key]
TALLGRASS_VAULT_KEYS = [key for key in os.environ.get("TALLGRASS_VAULT_KEYS", "").split(",") if key] or (
    [] if PRODUCTION else [HOME.secret("vault")]
)
TALLGRASS_VAULT_PRINT = os.environ.get("TALLGRASS_VAULT_PRINT") or ("" if PRODUCTION else HOME.secret("vault-print"))
if PRODUCTION and not (TALLGRASS_VAULT_KEYS and all(len(key) >= 32 for key in (*TALLGRASS_VAULT_KEYS, TALLGRASS_VAULT_PRINT))):
    raise ImproperlyConfigured("In production TALLGRASS_VAULT_KEYS and TALLGRASS_VAULT_PRINT must be set to 32 random characters or more.")
TALLGRASS_TRAINS = os.environ.get("TALLGRASS_TRAINS", "1") == "1"
TALLGRASS_IDENTITY_KEEPS_DAYS = int(os.environ.get("TALLGRASS_IDENTITY_KEEPS_DAYS", "90"))
TALLGRASS_CODE_LIVES = 10 * 60
"""Seconds a one-time code works."""
TALLGRASS_SIGNUP_WAITS = timedelta(days=1)
"""How long a sign-up waits for its address to be proven."""
TALLGRASS_OUTBOX_KEEPS = timedelta(days=7)
TALLGRASS_HANDLE_REST = timedelta(days=30)
TALLGRASS_ERASURE_GRACE = timedelta(days=30)
TALLGRASS_EXPORTS = HOME.path / "exports"
TALLGRASS_POSTERS = HOME.path / "posters"
TALLGRASS_EXPORT_KEEPS = timedelta(days=7)
TALLGRASS_MINORS_MINUTES = int(os.environ.get("TALLGRASS_MINORS_MINUTES", "60"))
TALLGRASS_MINORS_NIGHT = (22, 6)
"""Closed from this hour to that, where the member lives."""
TALLGRASS_TERMS_VERSION = "2026-11"
"""The version of terms and privacy rules that sign-up agrees to. A new version asks everybody again."""

ACCOUNT_ADAPTER = "tallgrass.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "handle"
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "phone", "password1"]
ACCOUNT_FORMS = {
    "login": "tallgrass.accounts.forms.SignInForm",
    "signup": "tallgrass.accounts.forms.SignUpForm",
    "request_login_code": "tallgrass.accounts.forms.RequestCodeForm",
    "reset_password": "tallgrass.accounts.forms.RecoverForm",
    "reset_password_from_key": "tallgrass.accounts.forms.NewPasswordForm",
    "change_password": "tallgrass.accounts.forms.ChangePasswordForm",
    "set_password": "tallgrass.accounts.forms.SetPasswordForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = ACCOUNT_LOGIN_BY_CODE_ENABLED = ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = ACCOUNT_LOGIN_BY_CODE_TIMEOUT = TALLGRASS_CODE_LIVES
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = ACCOUNT_PHONE_VERIFICATION_TIMEOUT = TALLGRASS_CODE_LIVES
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = ACCOUNT_PHONE_VERIFICATION_SUPPORTS_RESEND = True
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}
ACCOUNT_CHANGE_EMAIL = ACCOUNT_EMAIL_NOTIFICATIONS = ACCOUNT_SESSION_REMEMBER = ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = ACCOUNT_LOGIN_ON_PASSWORD_RESET = False
ACCOUNT_SIGNUP_FORM_HONEYPOT_FIELD = "website"
# Counted by TALLGRASS_LIMITS instead, exactly and over all processes; allauth counts only the tries at a second factor.
_COUNTED_BY_US = "change_password change_phone manage_email reset_password reauthenticate reset_password_from_key signup login"
ACCOUNT_RATE_LIMITS = dict.fromkeys(f"{_COUNTED_BY_US} request_login_code confirm_email verify_phone".split()) | {
    "login_failed": "10/900s/key"
}
MFA_ADAPTER = "tallgrass.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
MFA_RATE_LIMITS = {"webauthn_login": None}
MFA_TOTP_TOLERANCE = 1
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# Two instances on one machine share a host, and cookies do not know ports. `__Host-` needs https.
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else f"session_{environment.port()}"
TALLGRASS_DEVICE_COOKIE = "__Host-device" if HTTPS else f"device_{environment.port()}"
CSRF_FAILURE_VIEW = "tallgrass.site.views.csrf_failed"
TALLGRASS_CART_COOKIE = "__Host-cart" if HTTPS else f"cart_{environment.port()}"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else f"csrf_{environment.port()}"

# --- headers -----------------------------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = HTTPS and TRUSTED_PROXIES == 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", "blob:"],
        "media-src": [SELF, "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF, "blob:"],
        "form-action": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- languages and time ------------------------------------------------------------------------------------------------

LANGUAGE_CODE = os.environ.get("TALLGRASS_LANGUAGE", "zh-hans")
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
USE_I18N = USE_TZ = True
TIME_ZONE = "UTC"
TALLGRASS_ZONE = os.environ.get("TALLGRASS_ZONE", "Asia/Shanghai")
"""The zone of a visitor whose own is not known yet."""

# --- files -------------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = HOME.static
MEDIA_URL = "/media/"
MEDIA_ROOT = HOME.media
TALLGRASS_SEARCH = HOME.path / "search"
"""Where the index lies. It can be thrown away: `tallgrass search rebuild` makes it anew."""
TALLGRASS_RECO = HOME.path / "reco"
"""What the feed serves with. It can be thrown away: `tallgrass reco train` makes it anew."""
TALLGRASS_LAKE = HOME.path / "lake"
"""What people did, a Parquet file a day, for whoever wants to count over all of it."""
TALLGRASS_BEHAVIOUR_DAYS = int(os.environ.get("TALLGRASS_BEHAVIOUR_DAYS", "30"))
"""How long the database keeps what walls showed and what was done with it. Days that the lake does not have yet stay."""
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "tallgrass.site.static_files.JoinedCss",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "tallgrass.site.static_files.HashedFiles" if not DEBUG else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_MAX_AGE = 60
# Pictures are small already; the typeface is for the server's own drawings and never sent.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("avif", "gif", "jpg", "mp4", "png", "ttf", "webp", "woff2")
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# --- post and messages out ---------------------------------------------------------------------------------------------

DEFAULT_FROM_EMAIL = os.environ.get("TALLGRASS_MAIL_FROM", "Tallgrass <hello@localhost>")
EMAIL_HOST = os.environ.get("TALLGRASS_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("TALLGRASS_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("TALLGRASS_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("TALLGRASS_SMTP_PASSWORD", "")
EMAIL_USE_TLS = environment.flag("TALLGRASS_SMTP_TLS", True)
EMAIL_TIMEOUT = 5
# Without a mail server, letters are kept and shown to operators in the console.
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend" if EMAIL_HOST else "tallgrass.accounts.outbox.OutboxMail"
TALLGRASS_SMS = os.environ.get("TALLGRASS_SMS", "local")
"""`local` shows messages in the console; `twilio` sends them (TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM)."""
TWILIO_ACCOUNT_SID = os.environ.get("TWILIO_ACCOUNT_SID", "")
TWILIO_AUTH_TOKEN = os.environ.get("TWILIO_AUTH_TOKEN", "")
TWILIO_FROM = os.environ.get("TWILIO_FROM", "")
TWILIO_ADDRESS = os.environ.get("TWILIO_ADDRESS", "")
"""Another address of Twilio's interface (a region, a stand-in); empty is theirs."""

# --- payments -----------------------------------------------------------------------------------------------------------

_PAYMENTS = os.environ.get("TALLGRASS_PAYMENTS", "" if PRODUCTION else "local")
TALLGRASS_PAYMENTS = tuple(name.strip() for name in _PAYMENTS.split(",") if name.strip())
"""Ways to pay, in the order they are offered: `local` (a bank that plays), `stripe`, `alipay`, `wechat`."""
if PRODUCTION and "local" in TALLGRASS_PAYMENTS:
    raise ImproperlyConfigured("TALLGRASS_PAYMENTS names `local`, a bank that moves no money: not in production.")
TALLGRASS_BANK_SECRET = "" if PRODUCTION else HOME.secret("bank")
TALLGRASS_STRIPE_KEY = os.environ.get("TALLGRASS_STRIPE_KEY", "")
TALLGRASS_STRIPE_WEBHOOK_SECRET = os.environ.get("TALLGRASS_STRIPE_WEBHOOK_SECRET", "")
TALLGRASS_STRIPE_ADDRESS = os.environ.get("TALLGRASS_STRIPE_ADDRESS", "")
"""Another address of Stripe's interface (a stand-in); empty is theirs."""
TALLGRASS_ALIPAY = {
    "APP": os.environ.get("TALLGRASS_ALIPAY_APP", ""),
    "PRIVATE_KEY": os.environ.get("TALLGRASS_ALIPAY_PRIVATE_KEY", ""),
    "PUBLIC_KEY": os.environ.get("TALLGRASS_ALIPAY_PUBLIC_KEY", ""),
    "ADDRESS": os.environ.get("TALLGRASS_ALIPAY_ADDRESS", ""),
}
TALLGRASS_WECHAT = {
    "MERCHANT": os.environ.get("TALLGRASS_WECHAT_MERCHANT", ""),
    "APP": os.environ.get("TALLGRASS_WECHAT_APP", ""),
    "CERTIFICATE": os.environ.get("TALLGRASS_WECHAT_CERTIFICATE", ""),
    "PRIVATE_KEY": os.environ.get("TALLGRASS_WECHAT_PRIVATE_KEY", ""),
    "API_KEY": os.environ.get("TALLGRASS_WECHAT_API_KEY", ""),
    "PUBLIC_KEY": os.environ.get("TALLGRASS_WECHAT_PUBLIC_KEY", ""),
    "PUBLIC_KEY_ID": os.environ.get("TALLGRASS_WECHAT_PUBLIC_KEY_ID", ""),
    "ADDRESS": os.environ.get("TALLGRASS_WECHAT_ADDRESS", ""),
}
TALLGRASS_STORE_FEE = int(os.environ.get("TALLGRASS_STORE_FEE", "50"))
"""What the house keeps of what goods bring a store, in thousandths."""

# --- the place itself --------------------------------------------------------------------------------------------------

TALLGRASS_NAME = Words(os.environ.get("TALLGRASS_NAME_ZH", "长草"), os.environ.get("TALLGRASS_NAME_EN", "Tallgrass"))
TALLGRASS_CHANNELS = {
    "fashion": Words("穿搭", "Fashion"),
    "skincare": Words("护肤", "Skin care"),
    "makeup": Words("彩妆", "Make-up"),
    "food": Words("美食", "Food"),
    "travel": Words("旅行", "Travel"),
    "home": Words("家居", "Home"),
    "film": Words("影视", "Film and TV"),
    "fitness": Words("健身", "Fitness"),
    "handmade": Words("手作", "Handmade"),
    "reading": Words("读书", "Reading"),
    "pets": Words("宠物", "Pets"),
}
"""What notes are about, and what people choose at sign-up."""
TALLGRASS_DEW_POINTS = int(os.environ.get("TALLGRASS_DEW_POINTS", "100"))
TALLGRASS_DEW_WORTH = int(os.environ.get("TALLGRASS_DEW_WORTH", "100"))
TALLGRASS_DEW_CAP_PERCENT = int(os.environ.get("TALLGRASS_DEW_CAP_PERCENT", "30"))
"""So many dew are worth so many minor units, and pay at most so much of an order's goods; 0 of any: dew pays nothing."""
TALLGRASS_TITLE_LENGTH = int(os.environ.get("TALLGRASS_TITLE_LENGTH", "20"))
TALLGRASS_BODY_LENGTH = int(os.environ.get("TALLGRASS_BODY_LENGTH", "1000"))
TALLGRASS_ANSWER_LENGTH = int(os.environ.get("TALLGRASS_ANSWER_LENGTH", "1000"))
TALLGRASS_BOARDS = int(os.environ.get("TALLGRASS_BOARDS", "100"))
TALLGRASS_BOARD_NOTES = int(os.environ.get("TALLGRASS_BOARD_NOTES", "500"))
TALLGRASS_BOARD_EDITORS = int(os.environ.get("TALLGRASS_BOARD_EDITORS", "20"))
TALLGRASS_LISTS = int(os.environ.get("TALLGRASS_LISTS", "100"))
TALLGRASS_LIST_ENTRIES = int(os.environ.get("TALLGRASS_LIST_ENTRIES", "200"))
TALLGRASS_COMMENT_LENGTH = int(os.environ.get("TALLGRASS_COMMENT_LENGTH", "500"))
TALLGRASS_COMMENT_PICTURES = int(os.environ.get("TALLGRASS_COMMENT_PICTURES", "3"))
TALLGRASS_COMMENT_EDITABLE = timedelta(minutes=int(os.environ.get("TALLGRASS_COMMENT_EDIT_MINUTES", "15")))
TALLGRASS_LETTER_LENGTH = int(os.environ.get("TALLGRASS_LETTER_LENGTH", "1000"))
TALLGRASS_LETTER_TAKE_BACK = int(os.environ.get("TALLGRASS_LETTER_TAKE_BACK", "120"))  # Seconds.
TALLGRASS_REPORT_WEIGHT = float(os.environ.get("TALLGRASS_REPORT_WEIGHT", "1"))
TALLGRASS_APPEAL_DAYS = int(os.environ.get("TALLGRASS_APPEAL_DAYS", "14"))
TALLGRASS_STRIKE_DAYS = int(os.environ.get("TALLGRASS_STRIKE_DAYS", "90"))
TALLGRASS_DEMO_PEOPLE = {"member": "chenayu", "creator": "ayuan", "merchant": "dengdeng_home", "operator": "heli"}
"""Handles the demo signs in with one click; where one is not there, the first person with the role."""

# --- logs --------------------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "structlog.stdlib.ProcessorFormatter", "processors": "ext://tallgrass.config.logs.PROCESSORS"}},
    "handlers": {"stream": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stream"], "level": os.environ.get("TALLGRASS_LOG_LEVEL", "WARNING")},
    "loggers": {"django.request": {"level": "ERROR"}, "django.security.DisallowedHost": {"level": "CRITICAL"}},
}

SILENCED_SYSTEM_CHECKS: list[str] = []
