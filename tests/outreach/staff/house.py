"""What the tests of the staff pages share: a clock that is set by hand, cheap hashes, and accounts of every role."""

import asyncio
import re
from datetime import datetime, timedelta, timezone

import httpx
from argon2 import PasswordHasher
from starlette.applications import Starlette
from starlette.routing import Mount

from outreach.staff.accounts import Accounts
from outreach.staff.app import staff_app
from outreach.staff.audit import Audit
from outreach.staff.names import Names
from outreach.staff.passwords import Passwords
from outreach.staff.roles import Role

MORNING = datetime(2026, 11, 25, 1, 0, tzinfo=timezone.utc)  # nine o'clock in China, a Wednesday
PASSWORD = "清早 七点 豆浆 油条 茶"


def cheap(**more):
    return PasswordHasher(**{"time_cost": 1, "memory_cost": 8, "parallelism": 1, **more})


class Clock:
    """Shows `now` until it is moved."""

    def __init__(self):
        self.now = MORNING

    def __call__(self):
        return self.now

    def forward(self, **time):
        self.now += timedelta(**time)


def cheap_passwords():
    return Passwords(cheap())


ROLES = {role.word: role for role in Role}


def question(card):
    return {"will-handwritten": "手写遗嘱怎么写？"}.get(card, card)


def an_app(store, clock, card=question, report_folder=None):
    """The staff pages alone, as the service mounts them, with an account of every role named after it."""
    accounts = Accounts(store, Audit(store, clock), passwords=cheap_passwords(), clock=clock)
    for word, role in ROLES.items():
        accounts.add(word, PASSWORD, role, by="")
    names = Names({"inheritance": "继承与遗嘱"}, card)
    parts = {"names": names, "clock": clock, "passwords": cheap_passwords(), "report_folder": report_folder}
    return Starlette(routes=[Mount("/staff", staff_app(store, **parts))])


def form_token(page):
    return re.search(r'name="form_token" value="(\w+)"', page.text)[1]


def log_in(client, name="viewer", password=PASSWORD):
    """Fills in the form of the door as a browser does."""
    token = form_token(client.get("/staff/login"))
    return client.post("/staff/login", data={"name": name, "password": password, "form_token": token})


class Browser:
    """Asks the app as a browser does: keeps cookies, and follows no redirect, so that tests see it."""

    def __init__(self, app, address="http://office", *, quiet=False, **cookies):
        self.app = app
        transport = httpx.ASGITransport(app, raise_app_exceptions=not quiet)
        self._client = httpx.AsyncClient(transport=transport, base_url=address, cookies=cookies)

    @property
    def cookies(self):
        return self._client.cookies

    def get(self, path):
        return asyncio.run(self._client.get(path))

    def post(self, path, data, files=None):
        return asyncio.run(self._client.post(path, data=data, files=files))
