"""A proof-reader hears of parts that do not add up and of figures said twice, and gets sums with what they rest on."""

from datetime import date
from pathlib import Path

import pytest

from outreach.database import Database
from outreach.errors import PeriodInvalid
from outreach.ledger.checks import Sum, Wrong, added, findings, totals
from outreach.ledger.entries import Quantity
from outreach.ledger.ledger import Ledger, Row
from outreach.ledger.reading import import_sheets
from tests.outreach.ledger.drawn import a_figure, an_activity

HERE = Path(__file__).parent
YEAR = (date(2024, 1, 1), date(2024, 12, 31))
JUNE = (date(2024, 6, 1), date(2024, 6, 30))


@pytest.fixture
def ledger(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'outreach.sqlite3'}")
    database.migrate()
    yield Ledger(database)
    database.close()


def rows_of(*figures):
    return [Row(number, figure, 1) for number, figure in enumerate(figures, start=1)]


def a_sum(whole, *parts, **more):
    named = [a_figure(name=f"解读.{number}", quantity=part, part_of="解读.发布") for number, part in enumerate(parts)]
    return rows_of(a_figure(name="解读.发布", quantity=whole, **more), *named)


def test_the_figures_of_the_2024_report_are_in_order(ledger):
    import_sheets(ledger, (HERE / "figures_2024.csv").read_bytes(), "figures_2024.csv", who="甲")

    assert findings(ledger.figures(*YEAR)) == []


def test_parts_that_do_not_add_up_are_found_with_their_rows():
    (finding,) = findings(a_sum(Quantity(4), Quantity(2), Quantity(3)))

    assert finding.wrong is Wrong.PARTS
    assert finding.rows == (1, 2, 3)
    assert "是4，分项之和是5：解读.02＋解读.13" in finding.text


@pytest.mark.parametrize(
    ("whole", "parts", "agree"),
    [
        (Quantity(4), (Quantity(2), Quantity(2)), True),
        (Quantity(200, over=True), (Quantity(100), Quantity(113)), True),
        (Quantity(200, over=True), (Quantity(100), Quantity(100)), False),
        (Quantity(213), (Quantity(100, over=True), Quantity(100)), True),
        (Quantity(200), (Quantity(100, over=True), Quantity(100)), False),
        (Quantity(200, over=True), (Quantity(100, over=True), Quantity(90)), True),
    ],
)
def test_somewhat_more_leaves_a_sum_open_upwards_only(whole, parts, agree):
    assert (findings(a_sum(whole, *parts)) == []) is agree


def test_parts_without_their_total_in_the_same_period_are_found():
    (finding,) = findings(a_sum(Quantity(4), Quantity(2), Quantity(2), last=date(2024, 6, 30)))

    assert finding.wrong is Wrong.NO_TOTAL
    assert finding.rows == (2, 3)


def test_a_figure_with_two_values_in_one_period_is_found():
    (finding,) = findings(
        rows_of(a_figure(), a_figure(quantity=Quantity(8)), a_figure(quantity=Quantity(8), note="又"))
    )

    assert finding.wrong is Wrong.TWICE
    assert finding.rows == (1, 2, 3)
    assert "7份、8份" in finding.text


def test_the_same_value_twice_and_another_period_are_no_contradiction():
    assert findings(rows_of(a_figure(), a_figure(note="又"), a_figure(quantity=Quantity(3), last=JUNE[1]))) == []


def test_a_sum_is_somewhat_more_where_any_part_is():
    assert added([Quantity(13), Quantity(200, over=True)]) == Quantity(213, over=True)
    assert added([Quantity(13), Quantity(0)]) == Quantity(13)


def test_totals_say_which_rows_they_rest_on(ledger):
    first = ledger.add(an_activity(sessions=Quantity(2), people=Quantity(200, over=True)), who="甲")
    second = ledger.add(an_activity(name="另一场", people=Quantity(13)), who="甲")
    ledger.add(an_activity(first=date(2024, 7, 1), last=date(2024, 7, 1), people=Quantity(1)), who="甲")
    june = totals(ledger, *JUNE)

    assert june.sessions == Sum(Quantity(2), (first,))
    assert june.people == Sum(Quantity(213, over=True), (first, second))
    assert june.materials == Sum(None, ())
    assert june.rows == (first, second)


def test_what_straddles_the_period_is_in_no_sum_and_is_named(ledger):
    straddling = ledger.add(an_activity(first=date(2024, 5, 20), last=date(2024, 6, 2), people=Quantity(50)), who="甲")
    june = totals(ledger, *JUNE)

    assert june.people.quantity is None
    assert june.straddling == (straddling,)


def test_totals_are_of_one_kind_and_street_where_asked(ledger):
    ledger.add(an_activity(street="甲街道", sessions=Quantity(1)), who="甲")
    ledger.add(an_activity(street="乙街道", sessions=Quantity(2)), who="甲")
    ledger.add(an_activity(kind="专业培训", street="乙街道", sessions=Quantity(4)), who="甲")

    assert totals(ledger, *JUNE).sessions.quantity == Quantity(7)
    assert totals(ledger, *JUNE, street="乙街道").sessions.quantity == Quantity(6)
    assert totals(ledger, *JUNE, kind="宣讲讲座", street="乙街道").sessions.quantity == Quantity(2)
    assert totals(ledger, *JUNE, kind="没有的").rows == ()


def test_a_period_that_ends_before_it_begins_is_refused(ledger):
    with pytest.raises(PeriodInvalid):
        totals(ledger, *reversed(JUNE))
