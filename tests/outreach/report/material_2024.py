"""The ledger of 2024, typed by hand from the figures that the office reported that year."""

from datetime import date

from outreach.ledger.entries import Activity, GovernanceFigure, Quantity
from outreach.report.material import Material

JANUARY, NOVEMBER = date(2024, 1, 1), date(2024, 11, 30)
MID_NOVEMBER = date(2024, 11, 10)

# name, value, unit, last day, part of
ROWS = (
    ("警示教育片.观看", 2, "次", MID_NOVEMBER, ""),
    ("主题党日.开展", 17, "次", MID_NOVEMBER, ""),
    ("党内规范性文件.制定", 7, "份", NOVEMBER, ""),
    ("党内规范性文件.审查", 43, "份", NOVEMBER, ""),
    ("法律顾问.法律意见书", 6, "份", MID_NOVEMBER, ""),
    ("内部制度.审查", 1, "份", MID_NOVEMBER, ""),
    ("政府信息公开.受理", 6, "宗", MID_NOVEMBER, ""),
    ("政府信息公开.答复", 6, "宗", MID_NOVEMBER, ""),
    ("规范性文件解读.发布", 4, "份", MID_NOVEMBER, ""),
    ("规范性文件解读.区政府", 2, "份", MID_NOVEMBER, "规范性文件解读.发布"),
    ("规范性文件解读.部门", 2, "份", MID_NOVEMBER, "规范性文件解读.发布"),
    ("职权.省级下放", 1, "项", MID_NOVEMBER, ""),
    ("职权.市级下放", 52, "项", MID_NOVEMBER, ""),
    ("职权.市级回收", 29, "项", MID_NOVEMBER, ""),
    ("职权.下放镇街", 499, "项", MID_NOVEMBER, ""),
    ("防非宣传.摸排企业", 96, "家", MID_NOVEMBER, ""),
)
FIGURES = tuple(
    (number, GovernanceFigure(name, Quantity(value), unit, JANUARY, last, "办公室登记表", part_of))
    for number, (name, value, unit, last, part_of) in enumerate(ROWS, 2)
)
STREETS = (
    30,
    GovernanceFigure("街道业务量.累计", Quantity(51739), "宗", date(2024, 1, 1), date(2024, 6, 30), "三个街道月报"),
)
ACTIVITIES = (
    (
        2,
        Activity(
            "国家安全教育进校园专题宣讲会",
            "国家安全教育",
            date(2024, 4, 15),
            date(2024, 4, 15),
            theme="总体国家安全观·创新引领10周年",
            partners=("广东南方职业技术学院",),
            sessions=Quantity(1),
        ),
    ),
    (3, Activity("国家安全普法活动", "国家安全教育", date(2024, 4, 1), date(2024, 4, 30), venue="江海广场")),
    (
        4,
        Activity(
            "防范和处置非法集资主题宣传日",
            "防非宣传",
            date(2024, 6, 1),
            date(2024, 6, 30),
            venue="江海广场",
            partner_count=Quantity(13),
            sessions=Quantity(1),
            people=Quantity(200, over=True),
            materials=Quantity(600, over=True),
        ),
    ),
)


def material_2024(**changed):
    fields = {
        "year": 2024,
        "first": JANUARY,
        "last": NOVEMBER,
        "statistics": {},
        "figures": (*FIGURES, STREETS),
        "activities": ACTIVITIES,
    }
    return Material(**{**fields, **changed})
