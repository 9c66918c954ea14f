"""What the tests of the staff pages share: a clock that is set by hand, cheap hashes, and accounts of every role."""

from datetime import datetime, timedelta, timezone

from argon2 import PasswordHasher

from outreach.staff.passwords import Passwords

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
