"""`mingbai staff`: the accounts of the staff pages. A password is never an argument: others could read it there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from bot.commands.printing import console
from bot.settings import Settings

if TYPE_CHECKING:
    from outreach.staff.accounts import Accounts

app = typer.Typer(help="工作人员账号：新增、列出、停用、改密码。", no_args_is_help=True)

Name = Annotated[str, typer.Argument(help="账号名")]
FromStdin = Annotated[bool, typer.Option("--password-stdin", help="从标准输入的第一行读密码，不提示")]


@app.command(help="新增一个账号；密码会提示输入，不显示。")
def add(
    name: Name,
    role: Annotated[str, typer.Option(help="角色：viewer、editor、reviewer、publisher、admin")] = "viewer",
    display: Annotated[str, typer.Option(help="显示的姓名，默认同账号名")] = "",
    password_stdin: FromStdin = False,
) -> None:
    """Add an account."""
    from outreach.staff.audit import NOBODY
    from outreach.staff.roles import Role

    chosen = Role.of(role)
    account = accounts().add(name, _password(from_stdin=password_stdin), chosen, display=display, by=NOBODY)
    console.print(f"账号 {account.name} 已新增，角色：{chosen.title}（{chosen.word}）", highlight=False, markup=False)


@app.command("list", help="列出全部账号。")
def list_() -> None:
    """List every account."""
    from outreach.days import local
    from outreach.staff.audit import utc_now

    table = Table("账号", "姓名", "角色", "新增于", "状态")
    for account in accounts().list():
        until = account.locked_until
        state = (
            "停用"
            if account.disabled
            else f"锁定到 {local(until):%H:%M}"
            if until and account.locked(utc_now())
            else "可用"
        )
        role = f"{account.role.title}（{account.role.word}）"
        table.add_row(account.name, account.display, role, f"{local(account.made):%Y-%m-%d}", state)
    console.print(table)


@app.command(help="停用一个账号，已登录的也立即退出。")
def disable(name: Name) -> None:
    """Shut an account and end its sessions."""
    from outreach.staff.audit import NOBODY

    accounts().disable(name, by=NOBODY)
    console.print(f"账号 {name} 已停用", highlight=False, markup=False)


@app.command(help="给一个账号改密码，同时解除锁定，已登录的要重新登录。")
def password(name: Name, password_stdin: FromStdin = False) -> None:
    """Give an account another password."""
    from outreach.staff.audit import NOBODY

    accounts().set_password(name, _password(from_stdin=password_stdin), by=NOBODY)
    console.print(f"账号 {name} 的密码已改", highlight=False, markup=False)


def accounts() -> Accounts:
    """The accounts in the database that the settings name."""
    from outreach.database import Database
    from outreach.staff.accounts import Accounts
    from outreach.staff.audit import Audit

    database = Database(Settings.from_environ().database_url)
    database.migrate()
    return Accounts(database, Audit(database))


def _password(*, from_stdin: bool) -> str:
    if not from_stdin:
        return str(typer.prompt("密码（至少10个字符，输入时不显示）", hide_input=True, confirmation_prompt="再输一次"))
    try:
        return sys.stdin.buffer.readline().decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise typer.BadParameter("标准输入里的密码不是 UTF-8") from error
