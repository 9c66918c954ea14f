"""What an account may do: five roles, each of which may do all that the ones before it may."""

from __future__ import annotations

from enum import IntEnum

from outreach.errors import AccountInvalid


class Role(IntEnum):
    """A role; the larger may do more."""

    VIEWER = 1
    EDITOR = 2
    REVIEWER = 3
    PUBLISHER = 4
    ADMIN = 5

    @property
    def word(self) -> str:
        """As the command and the database write it."""
        return self.name.lower()

    @property
    def title(self) -> str:
        """As staff read it."""
        return ("查看", "编辑", "审核", "发布", "管理")[self - 1]

    @classmethod
    def of(cls, word: str) -> Role:
        """Reads a role's word.

        Raises:
            AccountInvalid: there is no such role.
        """
        try:
            return cls[word.upper()]
        except KeyError as error:
            raise AccountInvalid("角色", word, "、".join(role.word for role in cls) + "中的一个") from error
