"""`mingbai report`, run as a clerk runs it: in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import docx
import pytest

ROOT = Path(__file__).parents[3]
SHEETS = [ROOT / "tests" / "outreach" / "ledger" / name for name in ("figures_2024.csv", "activities_2024.csv")]


@pytest.fixture
def mingbai(tmp_path):
    def run(*arguments):
        command = [sys.executable, "-c", "from bot.cli import main; main()", *map(str, arguments)]
        settings = {"MINGBAI_HOME": str(tmp_path / "home"), "COLUMNS": "200"}
        return subprocess.run(command, capture_output=True, cwd=ROOT, env={**os.environ, **settings}, check=False)

    return run


def test_a_report_is_written_from_the_ledger_with_the_drafts_figures(mingbai, tmp_path):
    for sheet in SHEETS:
        assert mingbai("ledger", "import", sheet).returncode == 0
    ran = mingbai(
        "report", "2024", "--date", "2024-12-02", "-o", str(tmp_path / "r.docx"), "--xlsx", str(tmp_path / "r.xlsx")
    )
    said = ran.stdout.decode()

    assert ran.returncode == 0, ran.stderr.decode()
    assert "校对没有发现问题" in said
    lines = [paragraph.text for paragraph in docx.Document(str(tmp_path / "r.docx")).paragraphs]
    assert "关于2024年度法治政府建设情况的报告" in lines
    assert any("截至11月底，制定党内规范性文件7份" in line for line in lines)
    assert (tmp_path / "r.xlsx").exists()
    assert json.loads((tmp_path / "home" / "report" / "draft-2024.json").read_text())["dated"] == "2024-12-02"


def test_what_the_ledger_lacks_is_left_out_and_said(mingbai, tmp_path):
    ran = mingbai("report", "2024", "--date", "2024-12-02", "-o", tmp_path / "r.docx")

    assert "党内规范性文件.制定" in ran.stdout.decode()


def test_strict_writes_nothing_while_there_is_something_to_look_at(mingbai, tmp_path):
    ran = mingbai("report", "2026", "--strict", "-o", str(tmp_path / "r.docx"))

    assert ran.returncode == 1
    assert "（待填：" in ran.stdout.decode()
    assert not (tmp_path / "r.docx").exists()


def test_a_year_that_the_table_lacks_is_said_in_one_line(mingbai):
    ran = mingbai("report", "2031")

    assert ran.returncode == 2
    assert "没有2031年" in ran.stderr.decode()
    assert b"Traceback" not in ran.stderr


def test_the_offices_own_template_is_used_once_laid_out(mingbai, tmp_path):
    assert mingbai("report", "2024", "--edit").returncode == 0
    template = tmp_path / "home" / "report" / "template.md.j2"
    template.write_text('# 我们的报告\n\n## 安排\n\n{{ 数("没有") }}', encoding="utf-8")
    ran = mingbai("report", "2024", "--date", "2024-12-02", "-o", str(tmp_path / "r.docx"))

    assert "模板第5行" in ran.stdout.decode()
    assert docx.Document(str(tmp_path / "r.docx")).paragraphs[0].text == "我们的报告"


def test_a_finished_paper_is_proof_read_and_not_written(mingbai, tmp_path):
    (tmp_path / "定稿.txt").write_text("深入推进行务公开。", encoding="utf-8")
    ran = mingbai("report", "2024", "--check", str(tmp_path / "定稿.txt"), "--date", "2024-12-02")

    assert ran.returncode == 0
    assert "推进政务公开" in ran.stdout.decode()
    assert list(tmp_path.glob("*.docx")) == []
