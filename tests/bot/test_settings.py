"""Settings: one table, nothing misspelt, no secret shown."""

import pytest

from bot.errors import SettingInvalid, SettingUnknown
from bot.settings import Settings


def test_nothing_set_gives_the_defaults():
    assert Settings.from_environ({"PATH": "/bin"}) == Settings()


def test_a_misspelt_setting_is_refused_with_the_one_that_was_meant():
    with pytest.raises(SettingUnknown, match="MINGBAI_PROT is not a setting; did you mean MINGBAI_PORT"):
        Settings.from_environ({"MINGBAI_PROT": "8000"})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "-1"),
        ("PORT", "70000"),
        ("SESSION_MINUTES", "0"),
        ("QUESTION_DAYS", "-1"),
        ("RAW_DAYS", "30"),
        ("RAW_DAYS", "4000"),
        ("LOG_LEVEL", "loud"),
        ("PORT", "８０"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_what_can(name, value):
    with pytest.raises(SettingInvalid, match=f"MINGBAI_{name} is '{value}'; it must be"):
        Settings.from_environ({f"MINGBAI_{name}": value})


def test_a_secret_is_never_shown():
    settings = Settings.from_environ(
        {"MINGBAI_TELEGRAM_TOKEN": "123:secret", "MINGBAI_DATABASE": "postgresql://u:pw@h/d"}
    )

    assert "secret" not in repr(settings)
    assert "pw" not in str(settings.table())


def test_every_setting_has_a_meaning():
    assert all(meaning for _, _, meaning in Settings().table())
