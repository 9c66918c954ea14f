"""Asking told from forwarding: "is this a scam?" alone, a question about a scheme, or the message itself."""

from __future__ import annotations

import re

from knowledge.language.normalise import normalise
from knowledge.language.sounds import views

ASKING = re.compile(
    r"是不是|是否|有没有|真的|假的|还是|真假|骗人|骗子|骗局|诈骗|骗我|骗|可信|靠谱|能信|相信|可以信|信得过|"
    r"帮我|帮忙|请|麻烦|你|您|我|看看|看一下|看下|查查|查一下|判断|分辨|检查|鉴别|一下|这个|这条|这是|那个|有个|一个|一条|"
    r"收到|短信|消息|信息|电话|微信|东西|内容|对方|人家|想|要|问|吗|呢|吧|么|啊|呀|的|了|是|会|不|能|可以|怎么|在|给|是真|真|假|说"
)
DEMANDS = {
    "asked_to_pay": re.compile(r"转|汇|取钱|取款|寄|打钱|给钱|付|存|充|垫|借"),
    "told_to_keep_secret": re.compile(r"保密|告诉|不要说|不要讲"),
    "asked_to_install": re.compile(r"链接|软件|app|共享|屏幕|验证码|下载|扫码|安装"),
}
"""What each of the three questions asks about, in the words of an answer that names it."""
LETTERS = re.compile(r"[\u3400-\u9fffa-z0-9]")
LEFT_OVER = 3
QUESTION = re.compile(
    r"[?？]\s*$|(吗|呢|么|吧|怎么办|是不是骗|真的假的|真定假|好不好|行不行|能不能|可不可以|可信|靠谱|骗人|骗局|骗子)[.!。！~]*$"
)
DOUBT = re.compile(
    r"骗|诈|真的|真假|假的|可信|靠谱|信得过|能信|相信|陷阱|上当|可疑|套路|有问题|猫腻|老千|短信|链接|陌生"
)
LITTLE = 8
"""Letters of a telling, at most, that says too little to be judged: "有人打电话给我"."""
LONGEST_QUESTION = 45
"""Characters: what residents ask in their own words is shorter, what they forward is mostly longer."""


def only_asks(text: str) -> bool:
    """Whether fewer than 4 characters remain of `text` when the asking itself is taken away."""
    rest = ASKING.sub("", normalise(text))
    return len(LETTERS.findall(rest)) <= LEFT_OVER


def says_too_little(text: str) -> bool:
    """Whether `text` is too short to be judged: then it is better to ask than to say that nothing was found."""
    return len(LETTERS.findall(normalise(text))) <= LITTLE


def asks_about(text: str) -> bool:
    """Whether `text` is a resident's own short question about a scheme rather than a message he forwards."""
    plain = normalise(text)
    return len(plain) <= LONGEST_QUESTION and "http" not in plain and QUESTION.search(plain) is not None


def doubts(text: str) -> bool:
    """Whether `text` itself speaks of a fraud, a doubt, or a message received."""
    return any(DOUBT.search(view) for view in views(text))
