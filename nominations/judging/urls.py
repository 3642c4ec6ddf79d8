from django.urls import path

from nominations.judging.views import member, recusal, results, sheet

urlpatterns = [
    path("", member.home, name="judging-home"),
    path("<uuid:pk>/", sheet.sheet, name="judging"),
    path("<uuid:pk>/finalise/", sheet.finalise, name="judging-finalise"),
    path("<uuid:pk>/reopen/", recusal.reopen, name="judging-reopen"),
    path("<uuid:pk>/recuse/", recusal.recuse, name="judging-recuse"),
    path("<uuid:pk>/photos/<int:photo>/", member.photo, name="judging-photo"),
    path("<uuid:pk>/attachments/<int:attachment>/", member.attachment, name="judging-attachment"),
    path("rounds/<int:number>/pledge/", member.pledge, name="judging-pledge"),
    path("rounds/<int:number>/ranking/", results.ranking, name="judging-ranking"),
    path("rounds/<int:number>/ranking/<uuid:pk>/", results.detail, name="judging-ranking-detail"),
    path("rounds/<int:number>/progress/", results.how_far, name="judging-progress"),
    path("rounds/<int:number>/progress/impose/", results.impose, name="judging-impose"),
]
