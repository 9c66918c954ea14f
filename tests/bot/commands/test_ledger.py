"""`mingbai ledger`: sheets in and out; what is wrong with one is said in full, with exit status 2."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from bot.commands.ledger import app

ROOT = Path(__file__).parents[3]
FIGURES = ROOT / "tests" / "outreach" / "ledger" / "figures_2024.csv"
ACTIVITIES = ROOT / "tests" / "outreach" / "ledger" / "activities_2024.csv"


@pytest.fixture
def home(tmp_path):
    return {"MINGBAI_HOME": str(tmp_path / "home"), "COLUMNS": "120"}


@pytest.fixture
def ledger(home):
    return lambda *arguments: CliRunner().invoke(app, [*map(str, arguments)], env=home, catch_exceptions=False)


def listed(ran):
    return [json.loads(line) for line in ran.stdout.splitlines()]


def test_what_is_imported_is_listed_by_its_days(ledger):
    assert "导入 17 条，跳过 0 条" in ledger("import", FIGURES).stdout
    assert "导入 3 条" in ledger("import", ACTIVITIES, "--who", "办公室").stdout

    june = listed(ledger("list", "--json", "--from", "2024-06-01", "--to", "2024-06-30"))
    assert [(row["sheet"], row["name"], row["people"]) for row in june] == [("活动", "防非宣传月主题宣传日", "200余")]
    assert len(listed(ledger("list", "--json", "--figures"))) == 17
    assert "街道业务量.累计" in ledger("list", "--figures").stdout


def test_importing_the_same_file_again_says_what_it_skips(ledger):
    ledger("import", FIGURES)
    again = ledger("import", FIGURES)

    assert again.exit_code == 0
    assert "第2行“警示教育片.观看”台账里已经有，跳过" in again.stdout
    assert "导入 0 条，跳过 17 条" in again.stdout


def test_a_sheet_with_faults_is_refused_with_all_of_them_and_nothing_is_taken(ledger, home, tmp_path):
    sheet = tmp_path / "坏.csv"
    sheet.write_text(FIGURES.read_text("utf-8").replace(",43,", ",约43,").replace("2024-11-30", "十一月底"), "utf-8")
    command = [sys.executable, "-c", "from bot.cli import main; main()", "ledger", "import", str(sheet)]
    ran = subprocess.run(command, capture_output=True, cwd=ROOT, env={**os.environ, **home}, check=False)
    told = ran.stderr.decode().replace("\n", "")

    assert ran.returncode == 2
    assert "“坏.csv”有3处问题，一条也没有导入" in told
    assert "第5行“数值”：填的是“约43”" in told
    assert "Traceback" not in told
    assert listed(ledger("list", "--json")) == []


@pytest.mark.parametrize("name", ["台账.xlsx", "台账.csv"])
def test_what_is_exported_is_known_when_it_is_imported(ledger, tmp_path, name):
    ledger("import", ACTIVITIES)

    assert "3 条写进了" in ledger("export", tmp_path / name).stdout.replace("\n", "")
    assert "导入 0 条，跳过 3 条" in ledger("import", tmp_path / name).stdout


def test_figures_are_exported_alone_where_asked(ledger, tmp_path):
    ledger("import", FIGURES)
    ledger("export", tmp_path / "数字.csv", "--figures", "--from", "2024-01-01", "--to", "2024-11-15")

    assert len((tmp_path / "数字.csv").read_text("utf-8-sig").splitlines()) == 16


def test_the_template_is_written_and_imports_as_nothing(ledger, tmp_path):
    assert ledger("template", tmp_path / "空表.xlsx").exit_code == 0
    assert load_workbook(tmp_path / "空表.xlsx").sheetnames == ["活动", "数字", "说明"]
    assert "导入 0 条" in ledger("import", tmp_path / "空表.xlsx").stdout


@pytest.mark.parametrize("arguments", [("export", "台账.doc"), ("template", "空表.csv"), ("export", "没有/台账.csv")])
def test_a_file_that_cannot_be_written_is_refused(ledger, tmp_path, arguments):
    command, name = arguments
    ran = ledger(command, tmp_path / name)

    assert ran.exit_code == 2
