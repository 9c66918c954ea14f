"""`mingbai staff`, run as the operator runs it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PASSWORD = "清早 七点 豆浆 油条 茶"


@pytest.fixture
def staff(tmp_path):
    def run(*arguments, given=""):
        command = [sys.executable, "-c", "from bot.cli import main; main()", "staff", *arguments]
        environ = {**os.environ, "MINGBAI_HOME": str(tmp_path), "COLUMNS": "120"}
        return subprocess.run(command, input=given.encode(), capture_output=True, cwd=ROOT, env=environ, check=False)

    return run


def test_an_account_is_added_listed_and_shut(staff):
    added = staff("add", "wang", "--role", "admin", "--display", "王工", "--password-stdin", given=PASSWORD + "\n")
    staff("add", "li", "--password-stdin", given=PASSWORD + "\n")
    shut = staff("disable", "li")
    listed = staff("list").stdout.decode()

    assert (added.returncode, shut.returncode) == (0, 0), added.stderr.decode()
    assert "管理（admin）" in listed
    assert [line for line in listed.splitlines() if "li" in line and "停用" in line]


def test_a_weak_password_and_the_last_admin_are_refused_in_one_line(staff):
    weak = staff("add", "wang", "--role", "admin", "--password-stdin", given="12345\n")
    staff("add", "wang", "--role", "admin", "--password-stdin", given=PASSWORD + "\n")
    last = staff("disable", "wang")

    assert (weak.returncode, last.returncode) == (2, 2)
    assert "10到128" in weak.stderr.decode().replace("\n", "")
    assert "最后一个" in last.stderr.decode()
    assert b"Traceback" not in weak.stderr + last.stderr


def test_a_password_is_no_argument(staff):
    assert staff("add", "wang", PASSWORD).returncode == 2
    assert staff("password", "wang", PASSWORD).returncode == 2


def test_a_password_is_changed(staff):
    staff("add", "wang", "--password-stdin", given=PASSWORD + "\n")

    assert staff("password", "wang", "--password-stdin", given="另一个很长的密码 42\n").returncode == 0
