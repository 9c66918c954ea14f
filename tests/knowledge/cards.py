"""Small cards for tests: lawful in form, invented in matter."""

from datetime import date

from knowledge.card import Card
from knowledge.citation import Citation


def a_card(card_id="will-handwritten", question="自己手写遗嘱怎么写才有效？", also_asked=(), **more):
    fields = {
        "id": card_id,
        "theme": "inheritance",
        "question": question,
        "also_asked": tuple(also_asked)
        or ("遗嘱自己写可以吗", "平安纸自己写得唔得", "手寫遺囑", "遗嘱 手写", "遗主手写"),
        "citations": (Citation("民法典", 1134),),
        "hotlines": ("12348",),
        "steps": ("全文亲手写，不要打印",),
        "checked_on": date(2026, 11, 23),
        "body": "有效，但要全文亲手写、签名并写清年月日。内容要自己一个字一个字写，最后签上名字和当天的日期，写错了就重写一份。",
    }
    return Card(**{**fields, **more})


WRITTEN = """---
id: will-handwritten
theme: inheritance
question: 自己手写遗嘱怎么写才有效？
also_asked: [遗嘱自己写可以吗, 平安纸自己写得唔得, 平安纸点写先算数㗎, 手寫遺囑怎樣寫, 遗嘱手写, 遗主手写有没有效, 我想写份遗嘱, 遗嘱 怎么写]
citations: [{law: 民法典, article: 1134}]
hotlines: ["12348"]
steps: [全文亲手写，不要打印]
checked_on: 2026-11-23
---
有效，但要全文亲手写、签名并写清年月日。内容要自己一个字一个字写，不能打印，也不要请人代写，最后签上名字和当天的日期，写错了就重写一份。
"""
