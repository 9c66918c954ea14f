"""The imported official texts, in one SQLite file: every version of every law, and which is in force on a given day.

A version is in force from its `effective` day until the next version of the same law comes into force, or another law
repeals it; one that its source calls withdrawn never is. So exactly one version of a law, or none, is in force on a day.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError

from knowledge.citation import Citation
from knowledge.errors import StatutesUnreachable, StatuteUnknown
from knowledge.statutes.text import Article, Statute

TABLES = sa.MetaData()
VERSIONS = sa.Table(
    "versions",
    TABLES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("law", sa.String, nullable=False, index=True),
    sa.Column("level", sa.String, nullable=False),
    sa.Column("passed", sa.Date, nullable=False),
    sa.Column("effective", sa.Date, nullable=False),
    sa.Column("withdrawn", sa.Boolean, nullable=False),
    sa.Column("repeals", sa.String, nullable=False),
    sa.Column("articles", sa.Integer, nullable=False),
    sa.UniqueConstraint("law", "passed"),
)
ARTICLES = sa.Table(
    "articles",
    TABLES,
    sa.Column("version", sa.ForeignKey("versions.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("article", sa.Integer, primary_key=True),
    sa.Column("sub", sa.Integer, primary_key=True),
    sa.Column("headings", sa.String, nullable=False),
    sa.Column("text", sa.String, nullable=False),
)


class Status(str, Enum):
    """Where a version stands on a given day."""

    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    REPEALED = "repealed"
    NOT_YET = "not_yet_in_force"


@dataclass(frozen=True)
class Version:
    """One stored version of a law; `id` is the store's own, `articles` their number."""

    id: int
    law: str
    level: str
    passed: date
    effective: date
    withdrawn: bool
    repeals: tuple[str, ...]
    articles: int


class StatuteStore:
    """The texts at `place`; nothing is opened before it is asked for."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._engine = sa.create_engine(f"sqlite:///{place}", future=True)
        sa.event.listen(self._engine, "connect", _prepare)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been imported."""
        return not self.place.is_file() or not self.versions()

    def save(self, statutes: Iterable[Statute]) -> int:
        """Stores versions in one transaction, each in place of the same version stored before; returns the articles stored.

        Raises:
            StatutesUnreachable: the file cannot be written; it stays as it was.
        """
        self.place.parent.mkdir(parents=True, exist_ok=True)
        with self._connection() as connection:
            TABLES.create_all(connection)
            return sum(_save(connection, statute) for statute in statutes)

    def versions(self) -> list[Version]:
        """Every stored version, by law and day passed; none where nothing was imported."""
        if not self.place.is_file():
            return []
        query = sa.select(VERSIONS).order_by(VERSIONS.c.law, VERSIONS.c.passed)
        with self._connection() as connection:
            rows = connection.execute(query).mappings().all()
        return [Version(**{**row, "repeals": tuple(json.loads(row["repeals"]))}) for row in rows]

    def statuses(self, day: date) -> dict[Version, Status]:
        """The status of every version on `day`."""
        return statuses(self.versions(), day)

    def in_force(self, day: date) -> dict[str, Version]:
        """The version of each law that is in force on `day`, by title."""
        return {version.law: version for version, status in self.statuses(day).items() if status is Status.IN_FORCE}

    def version(self, law: str, *, passed: date | None = None, day: date | None = None) -> Version:
        """The version of `law` passed on that day, or else the one in force on `day`.

        Raises:
            StatuteUnknown: there is none.
        """
        versions = [version for version in self.versions() if version.law == law]
        if not versions:
            known = {version.law for version in self.versions()}
            raise StatuteUnknown(f"the law {law!r}", difflib.get_close_matches(law, known, n=3))
        if passed is None:
            current = self.in_force(day or date.today()).get(law)
            if current is None:
                raise StatuteUnknown(f"a version of {law!r} in force", [f"{one.passed}" for one in versions])
            return current
        found = next((version for version in versions if version.passed == passed), None)
        if found is None:
            raise StatuteUnknown(f"the version of {law!r} passed on {passed}", [f"{one.passed}" for one in versions])
        return found

    def articles(self, version: Version) -> dict[tuple[int, int], Article]:
        """The articles of one version by number, in order."""
        query = sa.select(ARTICLES).where(ARTICLES.c.version == version.id).order_by("article", "sub")
        with self._connection() as connection:
            return {(row.article, row.sub): _article(row) for row in connection.execute(query)}

    def article(self, version: Version, number: int, sub: int = 0) -> Article | None:
        """One article of one version, or none."""
        wanted = (ARTICLES.c.version == version.id) & (ARTICLES.c.article == number) & (ARTICLES.c.sub == sub)
        with self._connection() as connection:
            row = connection.execute(sa.select(ARTICLES).where(wanted)).first()
        return _article(row) if row else None

    def texts(self, day: date) -> Iterator[tuple[Citation, Article]]:
        """Every article in force on `day` with its citation."""
        current = {version.id: law for law, version in self.in_force(day).items()}
        if not current:
            return
        query = sa.select(ARTICLES).order_by("version", "article", "sub")
        with self._connection() as connection:
            for row in connection.execute(query):
                if row.version in current:
                    yield Citation(current[row.version], row.article, row.sub), _article(row)

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except SQLAlchemyError as error:
            why = str(getattr(error, "orig", None) or type(error).__name__)
            raise StatutesUnreachable(self.place, why) from error


def statuses(versions: Sequence[Version], day: date) -> dict[Version, Status]:
    """Tells for every version whether it is in force on `day`; exactly one of a law is, or none."""
    ended = _repealed(versions, day)
    found: dict[Version, Status] = {}
    current: dict[str, Version] = {}
    for version in versions:
        if version.withdrawn:
            found[version] = Status.SUPERSEDED if _has_other(version, versions) else Status.REPEALED
        elif version.effective > day:
            found[version] = Status.NOT_YET
        elif version.passed < ended.get(version.law, date.min):
            found[version] = Status.REPEALED
        else:
            rival = current.get(version.law)
            newest = rival is None or (version.effective, version.passed) > (rival.effective, rival.passed)
            current[version.law] = version if newest or rival is None else rival
    for version in versions:
        if version not in found:
            found[version] = Status.IN_FORCE if current[version.law] == version else Status.SUPERSEDED
    return {version: found[version] for version in versions}


def _has_other(version: Version, versions: Sequence[Version]) -> bool:
    return any(other.law == version.law and not other.withdrawn for other in versions)


def _repealed(versions: Iterable[Version], day: date) -> Mapping[str, date]:
    """The last day by `day` on which each law was repealed by another."""
    ended: dict[str, date] = {}
    for version in versions:
        if version.effective <= day and not version.withdrawn:
            for law in version.repeals:
                ended[law] = max(ended.get(law, date.min), version.effective)
    return ended


def _save(connection: Connection, statute: Statute) -> int:
    same = (VERSIONS.c.law == statute.law) & (VERSIONS.c.passed == statute.passed)
    connection.execute(sa.delete(VERSIONS).where(same))
    row = {
        "law": statute.law,
        "level": statute.level,
        "passed": statute.passed,
        "effective": statute.effective,
        "withdrawn": statute.withdrawn,
        "repeals": json.dumps(statute.repeals, ensure_ascii=False),
        "articles": len(statute.articles),
    }
    version = connection.execute(sa.insert(VERSIONS).values(**row)).inserted_primary_key[0]
    rows = [
        {
            "version": version,
            "article": article.article,
            "sub": article.sub,
            "headings": json.dumps(article.headings, ensure_ascii=False),
            "text": article.text,
        }
        for article in statute.articles
    ]
    connection.execute(sa.insert(ARTICLES), rows)
    return len(rows)


def _article(row: sa.engine.Row) -> Article:
    return Article(row.article, row.sub, row.text, tuple(json.loads(row.headings)))


def _prepare(connection: sa.engine.interfaces.DBAPIConnection, _: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.close()
