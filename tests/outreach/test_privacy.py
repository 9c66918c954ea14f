"""Pseudonyms count residents without knowing them."""

import multiprocessing
import stat
from datetime import datetime, timezone

import pytest

from outreach.errors import KeyExposed
from outreach.privacy import Pseudonymiser

NOVEMBER = datetime(2026, 11, 23, tzinfo=timezone.utc)
LAST_HOUR_OF_NOVEMBER_IN_CHINA = datetime(2026, 11, 30, 15, 59, tzinfo=timezone.utc)
FIRST_OF_DECEMBER_IN_CHINA = datetime(2026, 11, 30, 16, 0, tzinfo=timezone.utc)


@pytest.fixture
def pseudonymiser(tmp_path):
    return Pseudonymiser(tmp_path / "key")


def test_a_resident_has_one_pseudonym_all_month(pseudonymiser, tmp_path):
    first = pseudonymiser.pseudonym("web", "s", NOVEMBER)

    assert first == Pseudonymiser(tmp_path / "key").pseudonym("web", "s", LAST_HOUR_OF_NOVEMBER_IN_CHINA)
    assert len(first) == 16
    assert int(first, 16) >= 0


def test_next_month_by_the_offices_clock_it_is_another(pseudonymiser):
    assert pseudonymiser.pseudonym("web", "s", NOVEMBER) != pseudonymiser.pseudonym(
        "web", "s", FIRST_OF_DECEMBER_IN_CHINA
    )


def test_channel_and_session_never_run_together(pseudonymiser):
    assert pseudonymiser.pseudonym("ab", "c", NOVEMBER) != pseudonymiser.pseudonym("a", "bc", NOVEMBER)


def test_another_office_has_other_pseudonyms(pseudonymiser, tmp_path):
    assert pseudonymiser.pseudonym("web", "s", NOVEMBER) != Pseudonymiser(tmp_path / "other").pseudonym(
        "web", "s", NOVEMBER
    )


def test_the_key_is_its_owners_alone(pseudonymiser, tmp_path):
    assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_a_key_that_others_can_read_is_refused_with_a_remedy(pseudonymiser, tmp_path):
    (tmp_path / "key").chmod(0o644)

    with pytest.raises(KeyExposed, match=r"0644.*chmod 600"):
        Pseudonymiser(tmp_path / "key")


def _pseudonym(path):
    return Pseudonymiser(path).pseudonym("web", "s", NOVEMBER)


def test_processes_that_start_at_once_agree_on_one_key(tmp_path):
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        assert len(set(pool.map(_pseudonym, [tmp_path / "key"] * 8))) == 1

    assert [path.name for path in tmp_path.iterdir()] == ["key"]
