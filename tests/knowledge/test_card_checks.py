"""The lint finds each way a card can break its contract, and is content with one that does not."""

import pytest

from knowledge.card_checks import lint
from tests.knowledge.cards import WRITTEN

LONG = "长" * 301


@pytest.fixture
def faults_of(tmp_path):
    def write_and_lint(text, name="will-handwritten", theme="inheritance"):
        path = tmp_path / theme / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return lint(tmp_path)

    return write_and_lint


def test_a_lawful_card_has_no_fault(faults_of):
    assert faults_of(WRITTEN) == []


@pytest.mark.parametrize(
    ("instead_of", "stands", "field"),
    [
        ("id: will-handwritten", "id: other-name", "id"),
        ("theme: inheritance", "theme: civil", "theme"),
        ("question: 自己手写遗嘱怎么写才有效？", f"question: {LONG}", "question"),
        (", 遗嘱手写, 遗主手写有没有效", "", "also_asked"),
        ("平安纸点写先算数㗎", "遗书怎样才算数", "also_asked"),
        ("手寫遺囑怎樣寫", "手写遗嘱怎样写", "also_asked"),
        ("theme: inheritance", "theme: cooking", "theme"),
        ("law: 民法典, article: 1134", "law: 婚姻法, article: 1", "citations"),
        ("law: 民法典, article: 1134", "law: 民法典, article: 1261", "citations"),
        ("citations: [{law: 民法典, article: 1134}]", "citations: []", "citations"),
        ('hotlines: ["12348"]', 'hotlines: ["999"]', "hotlines"),
        ('hotlines: ["12348"]', 'hotlines: ["96110", "110"]', "hotlines"),
        ("全文亲手写，不要打印]", f"{LONG}]", "steps"),
        ("有效，但要", f"{LONG}。", "body"),
        ("有效，但要全文亲手写、签名并写清年月日。", "《继承法》说有效。", "body"),
        ("checked_on: 2026-11-23", "checked_on: 2026-11-23\nvalid_until: 2026-11-22", "valid_until"),
        ("checked_on", "sources: [{claim: 甲, origin: 乙, label: N}]\nchecked_on", "sources"),
    ],
)
def test_a_fault_is_found_at_its_field(faults_of, instead_of, stands, field):
    assert instead_of in WRITTEN
    assert field in {fault.field for fault in faults_of(WRITTEN.replace(instead_of, stands))}


def test_a_question_belongs_to_one_card(faults_of):
    faults_of(WRITTEN)
    faults = faults_of(WRITTEN.replace("id: will-handwritten", "id: will-again"), name="will-again")

    assert {fault.field for fault in faults} == {"also_asked"}


def test_a_fault_reads_as_file_line_field_value_and_remedy(faults_of):
    (fault,) = faults_of(WRITTEN.replace('["12348"]', '["999"]'))

    assert "will-handwritten.md:7: hotlines = '999': not in knowledge/hotlines.yml" in str(fault)
