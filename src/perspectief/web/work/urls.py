"""Addresses, made from the table of routes; nothing else has one."""

from django.urls import path

from perspectief.web.work.guard import guarded
from perspectief.web.work.routes import ROUTES

urlpatterns = [path(route.path, guarded(route), name=route.name) for route in ROUTES]
handler400 = "perspectief.web.work.pages.errors.bad_request"
handler403 = "perspectief.web.work.pages.errors.forbidden"
handler404 = "perspectief.web.work.pages.errors.no_such_page"
handler500 = "perspectief.web.work.pages.errors.fault"
