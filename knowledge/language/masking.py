"""Takes out of a text what names a person or an account: before anything is kept, shown to staff, or compared.

`masked` leaves a sign of what stood there, for people to read; `bare` levels all numbers and addresses, so that one
message sent with other names, sums and links is the same text. Both are rules, and rules miss things: what they leave is
still a resident's message and is kept no longer than need be.
"""

from __future__ import annotations

import re
import unicodedata

from knowledge.language.normalise import normalise

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔汤"
    "張劉陳楊黃趙吳孫馬羅鄭謝許鄧馮韓蕭葉蔣蘇魏呂盧鍾譚陸賈韋鄒龍賀顧龔錢嚴湯"
)
TITLES = "先生|女士|小姐|太太|阿姨|阿伯|阿婆|叔叔|师傅|師傅|老师|老師|医生|醫生|律师|律師|经理|經理|主任|警官"
LINK = r"(?:https?://|www\.)[^\s,。;，；、]+|(?:[A-Za-z0-9-]+\.)+(?:com|cn|net|org|cc|top|xyz|vip|info|shop|app|site|online|link|club|live|icu|me|io|tk)(?:/[^\s,。;，；、]*)?"
DIGITS = r"(?<![0-9])"
RULES = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"[A-Za-z0-9_.+-]+@[\w-]+\.[\w.]+", "［邮箱］"),
        (LINK, "［链接］"),
        (rf"{DIGITS}[1-9][0-9]{{16}}[0-9Xx](?![0-9])", "［身份证号］"),
        (rf"{DIGITS}(?:[0-9]{{4}}[ -]?){{3,4}}[0-9]{{1,4}}(?![0-9])", "［卡号］"),
        (rf"(?:\+|{DIGITS}00)[0-9][0-9 -]{{6,16}}[0-9]", "［电话］"),
        (rf"{DIGITS}1[3-9][0-9](?:[ -]?[0-9]{{4}}){{2}}(?![0-9])", "［电话］"),
        (rf"{DIGITS}0[0-9]{{2,3}}[ -]?[0-9]{{7,8}}(?![0-9])", "［电话］"),
        (r"(?<=码)([^0-9]{0,4})[0-9]{4,8}(?![0-9])", r"\1［验证码］"),
        (r"(?<=碼)([^0-9]{0,4})[0-9]{4,8}(?![0-9])", r"\1［验证码］"),
        (rf"{DIGITS}[0-9]{{6,}}(?![0-9])", "［号码］"),
        (r"[零一二三四五六七八九〇幺]{6,}", "［号码］"),
        (r"(?<=微信)([^A-Za-z]{0,3})[A-Za-z][\w-]{5,19}", r"\1［账号］"),
        (
            r"[\u4e00-\u9fff]{0,6}(?:路|街|巷|道|村|苑|里|园|小区|花园|大厦|新村)[0-9一二三四五六七八九十]+(?:号|號|栋|棟|座|幢|弄|巷)"
            r"(?:[0-9一二三四五六七八九十A-Za-z]+(?:号|號|栋|棟|座|幢|单元|單元|楼|樓|层|層|室|房|梯))*[0-9]{0,4}",
            "［地址］",
        ),
        (
            rf"(?<=我叫|名叫|叫做|姓名)([是为：: ]{{0,2}})[{SURNAMES}][\u4e00-\u9fff]{{1,2}}(?![\u4e00-\u9fff]{{0,2}}(?:{TITLES}))",
            r"\1［姓名］",
        ),
        (rf"[{SURNAMES}][\u4e00-\u9fff]{{0,2}}(?={TITLES})", "［姓名］"),
    )
)
NO_NAMES = r"(?!黄金|周[围末一二三四五六日岁年到边]|高[兴龄血]|马上)"
COMMON = "[王李张刘陈杨黄赵吴周徐朱胡郭林高罗郑梁谢宋唐许邓冯曹曾彭蔡潘]"
BY_PLACE = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[的和跟找叫给被与同])){NO_NAMES}{COMMON}[\u4e00-\u9fff]{{1,2}}?(?=[问说欠借打骗想要把被拿和跟是在不来去的])"
)
"""What may be a name by its place: a surname at the beginning or after "的", "和", "给"…, and a verb behind."""
NUMBERS = re.compile(r"[0-9x×*]*[0-9×*][0-9x×*,.]*")
SIGNS = re.compile("［[^］]+］")


def masked(text: str) -> str:
    """Returns `text` with identity, card, telephone and account numbers, codes, links, addresses and names replaced by signs."""
    plain = unicodedata.normalize("NFKC", text)
    for pattern, sign in RULES:
        plain = pattern.sub(sign, plain)
    return plain


def kept(text: str) -> str:
    """`masked`, and without what may be a name by its place: for what is stored, where too much hurts less than too little."""
    return BY_PLACE.sub("［姓名］", masked(text))


def bare(text: str) -> str:
    """The normal form of `text` with every number as 0, and no link, name, address or account."""
    plain = masked(text).replace("［链接］", "")
    return NUMBERS.sub("0", normalise(SIGNS.sub("0", plain)))
