"""Django's settings of the work floor: the register's own, with pages, sign-in and security.

Everything secret or of one place comes from the environment (`environment.py`); nothing secret stands here.
The database is handed over by `perspectief.register.database.open_register`, before the first request.
"""

from pathlib import Path
from typing import Any

from perspectief.register import settings as register
from perspectief.web.work.environment import read

ENVIRONMENT = read()
SIGNIN = Path("register") / "signin.yaml"

INSTALLED_APPS = [*register.INSTALLED_APPS, "mozilla_django_oidc"]
AUTH_USER_MODEL = register.AUTH_USER_MODEL
DEFAULT_AUTO_FIELD = register.DEFAULT_AUTO_FIELD
USE_TZ = register.USE_TZ
TIME_ZONE = register.TIME_ZONE
USE_I18N = False  # words come from publication.words
DATABASES: dict[str, Any] = {}

DEBUG = False
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
ROOT_URLCONF = "perspectief.web.work.urls"
APPEND_SLASH = False
LOGGING_CONFIG = None  # `logs.py` sets it up: one line a request, without people's data

MIDDLEWARE = [
    "perspectief.web.work.logs.Logged",
    "perspectief.web.work.security.Headers",
    "perspectief.web.work.pages.health.First",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "perspectief.web.work.signin.lasting.Lasting",
    "perspectief.web.work.guard.OnlyWhatIsListed",
]
TEMPLATES = [
    {
        "NAME": "jinja2",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [Path(__file__).parent / "templates"],
        "OPTIONS": {"environment": "perspectief.web.work.look.environment"},
    }
]

# Passwords: argon2id as Django sets it; long ones, none that is known or like the name (ASVS 6.2).
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "perspectief.web.work.signin.guessable.Guessable"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name")},
    },
]
AUTHENTICATION_BACKENDS = ["perspectief.web.work.signin.local.LocalAccounts"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"

# Cookies: of this host alone, never read by a script, never sent along from elsewhere.
_PREFIX = "" if ENVIRONMENT.plain else "__Host-"
SESSION_COOKIE_NAME = f"{_PREFIX}session"
CSRF_COOKIE_NAME = f"{_PREFIX}csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not ENVIRONMENT.plain
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
# Lax: a provider's redirect back has to find its session; nothing changes by GET.
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Strict"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 10 * 3600
CSRF_FAILURE_VIEW = "perspectief.web.work.pages.errors.csrf_failed"

SECURE_SSL_REDIRECT = not ENVIRONMENT.plain
SECURE_HSTS_SECONDS = 0 if ENVIRONMENT.plain else 365 * 86400
SECURE_HSTS_INCLUDE_SUBDOMAINS = not ENVIRONMENT.plain
# A list that browsers carry along is for whoever owns the whole domain to join.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# The proxy in front says so; it has to strip the header from what comes in (docs/work-floor.md).
SECURE_PROXY_SSL_HEADER = None if ENVIRONMENT.plain else ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
FILE_UPLOAD_HANDLERS = ["perspectief.web.work.uploads.OneFile"]

# The municipality's own sign-in, where it set one up (`signin/mapping.py`).
if (ENVIRONMENT.folder / SIGNIN).is_file():
    AUTHENTICATION_BACKENDS.append("perspectief.web.work.signin.oidc.MunicipalAccounts")
OIDC_RP_SIGN_ALGO = "RS256"
OIDC_USE_PKCE = True
OIDC_TIMEOUT = 10
OIDC_AUTHENTICATION_CALLBACK_URL = "oidc-callback"
LOGIN_REDIRECT_URL_FAILURE = "/sign-in?refused=1"
