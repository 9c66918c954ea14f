"""The command, run as programs and people run it: in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def mingbai(tmp_path, trained_models):
    (tmp_path / "models").symlink_to(trained_models)

    def run(*arguments, given=b"", **environ):
        command = [sys.executable, "-c", "from bot.cli import main; main()", *arguments]
        settings = {"MINGBAI_HOME": str(tmp_path), "COLUMNS": "120", **environ}
        return subprocess.run(
            command, input=given, capture_output=True, cwd=ROOT, env={**os.environ, **settings}, check=False
        )

    return run


def test_questions_by_line_are_answered_by_line_and_counted(mingbai):
    lines = [
        '{"id": "q1", "text": "自己手写遗嘱怎么写才有效？"}',
        "{broken",
        '{"id": "q3", "text": ""}',
        '{"id": "q4", "text": "我畀人呃咗錢", "session": "../../etc/passwd"}',
        '{"id": "q5", "text": "' + "长" * 10_000 + '"}',
        '{"id": "q6", "text": "\\ud83d\\ude00\\u0000<script>"}',
        '{"id": "q7", "text": "您好"}',
    ]
    ran = mingbai("ask", "--jsonl", given="\n".join(lines).encode())
    rows = [json.loads(line) for line in ran.stdout.splitlines()]

    assert ran.returncode == 0
    assert [row["id"] for row in rows] == ["q1", None, "q3", "q4", "q5", "q6", "q7"]
    assert [row.get("outcome") for row in rows][:5] == ["answered", None, "refused", "emergency", "refused"]
    assert rows[0].keys() == {
        "id",
        "intent",
        "outcome",
        "card",
        "score",
        "reply",
        "citations",
        "suggestions",
        "risk",
        "ms",
    }
    assert rows[0]["citations"][0] == {"law": "民法典", "article": 1134, "sub": 0}
    assert b"Traceback" not in ran.stderr
    assert "呃".encode() not in ran.stderr

    counted = json.loads(mingbai("stats", "--from", "2020-01-01", "--to", "2099-12-31", "--json").stdout)
    assert counted["turns"] == 6
    assert counted["emergencies"] == 1
    assert counted["turns_by_channel"] == {"program": 6}


def test_nothing_that_can_be_read_is_a_failure(mingbai):
    assert mingbai("check", "--jsonl", given=b"nonsense\n").returncode == 1


def test_messages_are_checked_without_a_dialogue_model(mingbai):
    ran = mingbai("check", "--jsonl", given='{"id": 1, "text": "请把钱转到安全账户"}\n'.encode())

    assert json.loads(ran.stdout)["risk"] == "high"


def test_a_misspelt_setting_is_said_in_one_line(mingbai):
    ran = mingbai("settings", MINGBAI_PROT="1")

    assert ran.returncode == 2
    assert b"MINGBAI_PROT is not a setting; did you mean MINGBAI_PORT" in ran.stderr
    assert b"Traceback" not in ran.stderr


def test_without_a_model_it_says_how_to_get_one(mingbai, tmp_path):
    ran = mingbai("ask", "您好", MINGBAI_HOME=str(tmp_path / "empty"))

    assert ran.returncode == 2
    assert b"mingbai train dialogue" in ran.stderr.replace(b"\n", b" ")


def test_the_cards_that_ship_have_no_fault(mingbai):
    assert mingbai("knowledge", "lint").returncode == 0


def test_statistics_are_a_table_in_chinese(mingbai):
    ran = mingbai("stats", "--from", "2026-11-01", "--to", "2026-11-30")

    assert "服务居民" in ran.stdout.decode()
    assert ran.returncode == 0


def test_one_question_is_answered_in_the_terminal(mingbai):
    assert "110" in mingbai("ask", "钱已经转给骗子了").stdout.decode()


def test_a_conversation_is_held_in_the_terminal(mingbai):
    ran = mingbai("chat", given="自己手写遗嘱怎么写才有效？\n再见\n".encode())

    assert "民法典" in ran.stdout.decode()
    assert ran.returncode == 0


LAW = """中华人民共和国树木试验法
2025年6月27日第十六次会议通过
第一条　为了保护树木，制定本法。
第二条　树木倒下砸坏车辆的，树木的所有人应当修理车辆。
第三条　本法自2026年1月1日起施行。"""


def test_an_imported_law_is_listed_shown_searched_and_quoted_where_no_card_answers(mingbai, tmp_path):
    path = tmp_path / "树木试验法.txt"
    path.write_text(LAW, encoding="utf-8")
    imported = mingbai("statutes", "import", str(path))
    listed = json.loads(mingbai("statutes", "list", "--json").stdout)
    shown = mingbai("statutes", "show", "树木试验法", "2").stdout.decode()
    found = json.loads(
        mingbai("search", "--statutes", "--jsonl", given='{"id": 1, "text": "树木倒了"}'.encode()).stdout
    )
    asked = json.loads(mingbai("ask", "--jsonl", given='{"id": 1, "text": "树木倒下砸坏车辆怎么赔偿"}'.encode()).stdout)

    by_number = json.loads(
        mingbai("ask", "--jsonl", given='{"id": 1, "text": "树木试验法第二条讲什么"}'.encode()).stdout
    )

    assert imported.returncode == 0, imported.stderr.decode()
    assert by_number["outcome"] == "answered"
    assert "《树木试验法》第二条：树木倒下" in by_number["reply"]
    assert listed == {
        "law": "树木试验法",
        "version": "2025-06-27",
        "effective": "2026-01-01",
        "status": "in_force",
        "articles": 3,
    }
    assert "《树木试验法》第二条" in shown
    assert found["articles"][0]["article"] == 2
    assert asked["outcome"] == "unanswered"
    assert "不是法律意见" in asked["reply"]
    assert "《树木试验法》第二条：树木倒下" in asked["reply"]
    assert asked["citations"][0] == {"law": "树木试验法", "article": 2, "sub": 0}


def test_half_a_law_is_refused_in_one_line_and_nothing_is_stored(mingbai, tmp_path):
    (tmp_path / "半部.txt").write_text(LAW[:-20], encoding="utf-8")
    ran = mingbai("statutes", "import", str(tmp_path / "半部.txt"))

    assert ran.returncode == 2
    assert "半部.txt" in ran.stderr.decode()
    assert b"Traceback" not in ran.stderr
    assert mingbai("statutes", "list", "--json").stdout == b""


def test_evaluate_prints_what_is_right_and_what_is_given_out_of_scope(mingbai):
    ran = mingbai("evaluate", "--folds", "0")

    assert ran.returncode == 0
    assert "直接答对" in ran.stdout.decode()
    assert "卡片里没有答案的" in ran.stdout.decode()
