"""Only the question "is this a scam?", with no message in it to look at."""

from __future__ import annotations

import re

from knowledge.language.normalise import normalise

ASKING = re.compile(
    r"是不是|是否|有没有|真的|假的|还是|真假|骗人|骗子|骗局|诈骗|骗我|骗|可信|靠谱|能信|相信|可以信|信得过|"
    r"帮我|帮忙|请|麻烦|你|您|我|看看|看一下|看下|查查|查一下|判断|分辨|检查|鉴别|一下|这个|这条|这是|那个|有个|一个|一条|"
    r"收到|短信|消息|信息|电话|微信|东西|内容|对方|人家|想|要|问|吗|呢|吧|么|啊|呀|的|了|是|会|不|能|可以|怎么|在|给|是真|真|假|说"
)
LETTERS = re.compile(r"[\u3400-\u9fffa-z0-9]")
LEFT_OVER = 3


def only_asks(text: str) -> bool:
    """Whether fewer than 4 characters remain of `text` when the asking itself is taken away."""
    rest = ASKING.sub("", normalise(text))
    return len(LETTERS.findall(rest)) <= LEFT_OVER
