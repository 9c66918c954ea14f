"""What staff read instead of the names that events hold."""

from outreach.staff.names import Names, channel, renamed, site
from outreach.staff.suppression import FEW


def test_names_of_ours_are_said_in_chinese_and_others_as_they_are():
    names = Names({"civil": "赡养、监护、居住与借贷"})

    assert [names.topic(id) for id in ("civil", "check_message", "冒充公检法")] == [
        "赡养、监护、居住与借贷",
        "种类不明",
        "冒充公检法",
    ]
    assert (channel("kiosk"), channel("fax"), site("")) == ("触摸屏", "fax", "（未取名）")


def test_two_of_one_name_stay_two():
    assert renamed({"a": 7, "b": FEW, "c": 9}, {"a": "甲", "b": "甲", "c": "丙"}.get) == {
        "甲": 7,
        "甲（b）": FEW,
        "丙": 9,
    }
