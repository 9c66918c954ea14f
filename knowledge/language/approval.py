"""What a resident thinks of an answer, in words of his own: approval, disapproval, or a remark that is neither."""

from __future__ import annotations

import re

from knowledge.language.normalise import normalise

BAD = re.compile(
    r"(没有?|冇|无|不)(帮助?|用|管用|好用|满意|对|啱|准|清楚?|系?是|懂|听懂|行|得|到)|帮不到|没帮|听不懂|看不懂|没听懂|"
    r"答非所问|(答|说|讲)(得不|错)|错误|误解|眼花|太(长|差|多|啰嗦|复杂)|字太多|差(评|劲)|难用|投诉|一般"
)
GOOD = re.compile(
    r"有(帮助|用)|满意|好评|赞|帮到|(答|讲|说)得[^不]{0,3}(好|对|啱|清|明)|清楚|五星|不错|几好|很好|真好|多谢|谢谢"
)


def approves(text: str) -> bool | None:
    """Whether `text` says that an answer helped (true), that it did not (false), or neither (none)."""
    plain = normalise(text)
    if BAD.search(plain.replace("不错", "很好")):
        return False
    return True if GOOD.search(plain) else None
