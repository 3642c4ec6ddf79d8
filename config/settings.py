"""Settings: one file, read from the environment, refusing nonsense.

Every variable is described in docs/operating.md. ``SITE`` decides which half of the house is
built: ``public`` has no accounts, sessions, cookies or tables of ``nominations``.
"""

import os
import sqlite3
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

# What this program writes, database and files, is for its own account alone.
os.umask(0o077)

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.FileAwareEnv()  # FOO_FILE names a file that holds FOO, for secrets


def flag(name: str, default: bool) -> bool:
    value: str = env.str(name, default=str(default))
    if value not in ("True", "False"):
        raise ImproperlyConfigured(f"{name}={value!r}: write True or False")
    return value == "True"


def one_of(name: str, *allowed: str) -> str:
    value: str = env.str(name, default=allowed[0])
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}={value!r}: write one of {', '.join(allowed)}")
    return value


SITE = one_of("SITE", "all", "public", "desk")
HAS_DESK = SITE != "public"
HAS_PUBLIC = SITE != "desk"
DEBUG = flag("DEBUG", default=False)
DEMO = flag("DEMO", default=False)
HTTPS = flag("HTTPS", default=not DEMO)
SECRET_KEY = env.str("SECRET_KEY", default="")
if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("SECRET_KEY: set 50 or more random characters")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=LOOPBACK)
if "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS='*': name the hosts that serve the site")
if DEMO and not set(ALLOWED_HOSTS) <= set(LOOPBACK):
    # Its passwords are printed in this program.
    raise ImproperlyConfigured("DEMO=True: a demonstration is served to this machine alone")
BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000").rstrip("/")
# Where the other half is, when SITE has split them.
DESK_URL = env.str("DESK_URL", default="")
PUBLIC_URL = env.str("PUBLIC_URL", default="")
# What the site is called; a round is called by its own name. Empty is 姉妹自治体交流表彰.
AWARD_NAME = env.str("AWARD_NAME", default="")
AWARD_NAME_EN = env.str("AWARD_NAME_EN", default="")
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))

PUBLIC_APPS = [
    "django.contrib.staticfiles",
    "awards",
    "awards.rounds",
    "awards.winners",
    "awards.archive",
    "awards.press",
    "awards.data",
]
DESK_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "nominations.people",  # before allauth, some of whose templates it replaces
    "allauth",
    "allauth.account",
    "crispy_forms",
    "django_htmx",
    "post_office",
    "nominations.ledger",
    "nominations.letters",
    "nominations.editing",
    "nominations.intake",
    "nominations.screening",
    "nominations.judging",
    "nominations.decision",
    "nominations.release",
    "nominations.archive",
    "nominations.office",
    "nominations.demo",
]
INSTALLED_APPS = PUBLIC_APPS + (DESK_APPS if HAS_DESK else [])

SILENCED_SYSTEM_CHECKS: list[str] = []
MIDDLEWARE = [
    "awards.page_cache.PageCacheMiddleware",  # outermost: a page is kept with every header it was given
    "awards.call_stack.CallStackMiddleware",  # before all that makes a page; one that is kept needs no room
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",  # behind them: its files get the headers, too
    *(["nominations.access.NoStoreMiddleware"] if HAS_DESK else []),
    "django.middleware.locale.LocaleMiddleware",
    "awards.error_pages.ReadableMiddleware",
    "awards.error_pages.NotAllowedPageMiddleware",
    "django.middleware.common.CommonMiddleware",
]
if HAS_DESK:
    MIDDLEWARE += [
        "awards.arrival.ArrivalMiddleware",
        "django.contrib.sessions.middleware.SessionMiddleware",
        "nominations.people.middleware.BodyLimitMiddleware",  # before all that reads a body
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "nominations.people.middleware.DoorMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
        "allauth.account.middleware.AccountMiddleware",
    ]
else:
    # Nothing is posted to the public half, and it sets no cookie that a forgery could use.
    SILENCED_SYSTEM_CHECKS += ["security.W003"]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
CONTEXT_PROCESSORS = ["django.template.context_processors.request"]
if HAS_DESK:
    CONTEXT_PROCESSORS += [
        "django.contrib.auth.context_processors.auth",
        "django.contrib.messages.context_processors.messages",
        "nominations.people.navigation.navigation",
    ]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": CONTEXT_PROCESSORS},
    }
]
FORM_RENDERER = "awards.fields.rendering.Renderer"
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "dads"

DATABASES: dict[str, dict[str, Any]] = {
    "default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}")
}
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
# SQLite's write-ahead log can lose a commit where two connections race, before these versions.
WAL_IS_SOUND = sqlite3.sqlite_version_info >= (3, 51, 3) or sqlite3.sqlite_version_info in (
    (3, 50, 7),
    (3, 44, 6),
)
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: a transaction that reads and then writes would meet "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": f"PRAGMA journal_mode={'WAL' if WAL_IS_SOUND else 'DELETE'};"
        "PRAGMA synchronous=FULL;",
    }
    DATABASES["default"]["CONN_MAX_AGE"] = None
else:
    # PostgreSQL compiles each list query afresh with its JIT on: seconds instead of milliseconds.
    DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c jit=off"
    DATABASES["default"]["CONN_MAX_AGE"] = 60
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

STORAGES = {
    "default": {  # private: what is uploaded; served only by views that check access
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "private", "base_url": None},
    },
    "published": {  # renditions of released winners; served by a view that checks the instant
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "published", "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
WHITENOISE_USE_FINDERS = DEBUG

# The public process may not write, so its pages are kept in its own memory. The desk counts
# failed sign-ins in a table that all its processes share.
CACHES: dict[str, dict[str, Any]] = {
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        # Each for two seconds. Whole pages: as many as anybody asks for in other words take 15 MB.
        "OPTIONS": {"MAX_ENTRIES": 300},
    },
    "default": {
        "BACKEND": "nominations.people.counters.Counters",
        "LOCATION": "cache",
    }
    if HAS_DESK
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", "日本語"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "config" / "locale"]
USE_I18N = True
TIME_ZONE = "Asia/Tokyo"
USE_TZ = True

if HAS_DESK:
    AUTH_USER_MODEL = "people.User"
    CSRF_FAILURE_VIEW = "nominations.people.views.sign_in.token_refused"
    AUTHENTICATION_BACKENDS = ["nominations.people.allauth_adapter.SeatedBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk-home"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "nominations.people.passwords.LongEnough",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "nominations.people.passwords.NotLikeThePerson"},
    {"NAME": "nominations.people.passwords.NotCommon"},
]
SESSION_ENGINE = "nominations.people.session"
SESSION_COOKIE_AGE = 12 * 60 * 60  # without a request; renewed while somebody works
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
# A list built into browsers, which takes months to leave: an operator's own decision.
SECURE_HSTS_PRELOAD = flag("HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS += ["security.W021"]
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
BEHIND_PROXY = flag("BEHIND_PROXY", default=False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

ACCOUNT_ADAPTER = "nominations.people.allauth_adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# allauth's own generator copies addresses into a table of its own, where a former address would
# still open the account.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "nominations.people.passwords.ResetTokens"  # noqa: S105 -- a class's name
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_FORMS = {
    "login": "nominations.people.forms.accounts.SignInForm",
    "reset_password": "nominations.people.forms.accounts.ForgottenPasswordForm",
    "reset_password_from_key": "nominations.people.forms.accounts.NewPasswordForm",
    "change_password": "nominations.people.forms.accounts.ChangePasswordForm",
}
# By account, never by address: all municipalities of a prefecture share one address.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": "10/5m/key",
    "reset_password": "5/5m/key",
    "reset_password_from_key": None,
    "change_password": "10/5m/user",
    "reauthenticate": "10/5m/user",
    "signup": None,
    "confirm_email": None,
    "manage_email": None,
}

EMAIL_BACKEND = "post_office.EmailBackend"
EMAIL_TIMEOUT = 10  # seconds until a server lets in
EMAIL_PATIENCE = 600  # and until it says that it has taken a letter (RFC 5321, 4.5.3.2.6)
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default="award@award.example")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
vars().update(
    {
        key: value
        for key, value in env.email("EMAIL_URL", default="smtp://127.0.0.1:25").items()
        if key != "EMAIL_BACKEND"
    }
)
POST_OFFICE = {
    # In the demonstration no mail leaves the machine: its letters are read in the back office.
    "BACKENDS": {
        "default": "django.core.mail.backends.dummy.EmailBackend"
        if DEMO
        else "nominations.letters.outgoing.Backend"
    },
    "DEFAULT_PRIORITY": "medium",
    "MAX_RETRIES": 96,  # a day, a try each quarter of an hour: a mail server may be down for a night
    "LOG_LEVEL": 2,
    "MESSAGE_ID_ENABLED": True,
    "MESSAGE_ID_FQDN": "award.invalid",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "config.logs.WithoutValues",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
    },
    "filters": {"without_links": {"()": "config.logs.WithoutLinks"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["without_links"],
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # Without a handler of its own it makes one, which names whose address a mail server refused.
        "post_office": {"handlers": ["console"], "level": "INFO", "propagate": False},
        # Django's own would mail each failure to ADMINS: with the form that was sent, the session's
        # key, and what the program had in its hands.
        "django": {"handlers": [], "level": "INFO"},
        # Quotes what it cannot read of a paper, a line for each place; nobody needs to know.
        "pypdf": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
