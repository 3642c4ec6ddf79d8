from django.urls import path, re_path

from awards.winners import views

PHOTO = (
    r"^rounds/(?P<number>\d{1,4})/(?P<slug>[-\w]{1,60})/photos/"
    r"(?P<position>\d{1,4})/(?P<width>\d{1,5})\.(?P<kind>webp|jpeg)$"
)

urlpatterns = [
    path("", views.home, name="home"),
    path("rounds/", views.round_list, name="round-list"),
    path("rounds/<int:number>/", views.round_page, name="round"),
    path("rounds/<int:number>/<slug:slug>/", views.winner_page, name="winner"),
    re_path(PHOTO, views.winner_photo, name="winner-photo"),
    path("winners/", views.winner_list, name="winner-list"),
    re_path(r"^winners/countries/(?P<alpha2>[A-Z]{2})/$", views.country, name="country"),
    path("accessibility/", views.accessibility_policy, name="accessibility-policy"),
    path("site-policy/", views.site_policy, name="site-policy"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.site_map, name="site-map"),
]
