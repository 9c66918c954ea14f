"""The conversations of tests/conversations, through Rasa's own test command on the trained model."""

import os
import subprocess
import sys
from pathlib import Path

from bot.wiring import newest_model

ROOT = Path(__file__).parents[3]


def test_every_conversation_goes_as_it_is_written(trained_models, tmp_path):
    model = newest_model(trained_models)
    command = ["test", "core", "--model", str(model), "--stories", "tests/conversations", "--out", str(tmp_path)]
    options = ["--fail-on-prediction-errors", "--endpoints", os.devnull]
    ran = subprocess.run([sys.executable, "-m", "rasa", *command, *options], cwd=ROOT, capture_output=True, check=False)

    failed = tmp_path / "failed_test_stories.yml"
    assert ran.returncode == 0, failed.read_text(encoding="utf-8") if failed.exists() else ran.stderr[-2000:]
