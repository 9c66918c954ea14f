"""Does it smell of money? Then "do not pay, do not click until you have asked" goes before "I do not know"."""

from __future__ import annotations

import re

from knowledge.language.sounds import views

MONEY = re.compile(
    r"(交|给|付|打|转|汇|存|投|收|取|充|垫|寄|退)[^,]{0,3}(钱|款|费|账)|付款|转账|汇款|充值|投资|理财|收益|返利|分红|保证金|手续费|"
    r"验证码|密码|银行卡|账户|账号|链接|二维码|扫码|下载|\bapp\b|中奖|领奖|退费|红包|股票|基金|虚拟币|数字货币|黄金|"
    r"屏幕共享|共享屏幕|远程|刷单|贷款|(电话|视频|短信|微信)[^,]{0,10}要(?!多少|几)[^,]{0,4}(钱|元|块|万)"
)


def smells_of_money(text: str) -> bool:
    """Whether `text` speaks of paying, of accounts, codes, links or downloads, of a call for money. A sum or a subsidy alone is no such smell."""
    return any(MONEY.search(view) for view in views(text))
