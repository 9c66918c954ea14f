"""The accounts: who may come in, and as what. For admins."""

from __future__ import annotations

from collections.abc import Callable

from starlette.responses import Response
from starlette.routing import BaseRoute

from outreach.errors import OutreachError, StoreUnreachable
from outreach.staff.context import Context, Page
from outreach.staff.roles import Role
from outreach.staff.visits import Visit, changing, looking

PAGE = Page("/accounts", "账号", Role.ADMIN)
DONE = {
    "add": "账号已新增。",
    "role": "角色已改，马上生效。",
    "disable": "账号已停用，已登录的也已退出。",
    "enable": "账号已恢复。",
    "unlock": "锁定已解除。",
    "password": "密码已改，已登录的要重新登录。",
}
Change = Callable[[Visit], None]


def routes(context: Context) -> list[BaseRoute]:
    """The page, and an address for each change: `/accounts/add` and so on."""
    changes = [
        changing(context, f"{PAGE.path}/{name}", PAGE.role, _answered(name, change)) for name, change in CHANGES.items()
    ]
    return [looking(context, PAGE.path, PAGE.role, look), *changes]


def look(visit: Visit) -> Response:
    """Every account with what can be changed of it."""
    return _drawn(visit, done=DONE.get(visit.query.get("done", ""), ""))


def add(visit: Visit) -> None:
    """Adds an account with its first password."""
    role = Role.of(visit.typed("role"))
    visit.context.accounts.add(
        visit.typed("name"), visit.typed("password"), role, display=visit.typed("display"), by=visit.account.name
    )


def change_role(visit: Visit) -> None:
    """Gives an account another role."""
    visit.context.accounts.change_role(visit.typed("name"), Role.of(visit.typed("role")), by=visit.account.name)


def disable(visit: Visit) -> None:
    """Shuts an account."""
    visit.context.accounts.disable(visit.typed("name"), by=visit.account.name)


def enable(visit: Visit) -> None:
    """Opens an account again."""
    visit.context.accounts.enable(visit.typed("name"), by=visit.account.name)


def unlock(visit: Visit) -> None:
    """Lets an account in again before its time."""
    visit.context.accounts.unlock(visit.typed("name"), by=visit.account.name)


def set_password(visit: Visit) -> None:
    """Gives an account another password."""
    visit.context.accounts.set_password(visit.typed("name"), visit.typed("password"), by=visit.account.name)


CHANGES: dict[str, Change] = {
    "add": add,
    "role": change_role,
    "disable": disable,
    "enable": enable,
    "unlock": unlock,
    "password": set_password,
}


def _answered(name: str, change: Change) -> Callable[[Visit], Response]:
    def answer(visit: Visit) -> Response:
        try:
            change(visit)
        except StoreUnreachable:
            raise
        except OutreachError as error:  # the admin's slip, said in his language
            return _drawn(visit, fault=str(error), status=400)
        return visit.go(f"{PAGE.path}?done={name}")

    return answer


def _drawn(visit: Visit, *, done: str = "", fault: str = "", status: int = 200) -> Response:
    accounts = visit.context.accounts.list()
    now = visit.context.clock()
    return visit.page(
        "accounts.html", status=status, page=PAGE, accounts=accounts, now=now, roles=list(Role), done=done, fault=fault
    )
