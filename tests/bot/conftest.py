"""A real house for tests: the trained model, the real cards, a fresh database."""

import pytest

from bot.settings import Settings
from bot.training import train_dialogue
from bot.wiring import wire


@pytest.fixture(scope="session")
def trained_models():
    models = Settings().models.resolve()
    if not list(models.glob("*.tar.gz")):
        train_dialogue(models)
    return models


@pytest.fixture
def settings(tmp_path, trained_models):
    (tmp_path / "models").symlink_to(trained_models)
    return Settings(home=tmp_path)


@pytest.fixture(scope="module")
def house(tmp_path_factory, trained_models):
    home = tmp_path_factory.mktemp("house")
    (home / "models").symlink_to(trained_models)
    house = wire(Settings(home=home))
    yield house
    house.store.close()
