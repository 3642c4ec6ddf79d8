import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from config.headers import with_readable_headers

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = with_readable_headers(get_wsgi_application())

# Every page is imported now, so that the first request does not wait for it. What is there by then
# stays for good: the collector of garbage, which took a tenth of a second to look through it in the
# middle of some request, passes it over from here on.
list(get_resolver().url_patterns)
gc.collect()
gc.freeze()
