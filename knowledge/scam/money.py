"""Does it smell of money? Then "do not pay, do not click until you have asked" goes before "I do not know"."""

from __future__ import annotations

import re

from knowledge.language.normalise import normalise

MONEY = re.compile(
    r"钱|款|元|块|万|付|转账|汇款|充值|投资|理财|收益|返利|利息|分红|押金|保证金|手续费|定金|贷|验证码|密码|银行卡|"
    r"账户|账号|链接|二维码|扫码|下载|app|中奖|补贴|退费|会员|红包|股票|基金|虚拟币|数字货币|黄金|屏幕共享|共享屏幕|远程"
)


def smells_of_money(text: str) -> bool:
    """Whether `text` speaks of money, accounts, codes, links or downloads."""
    return MONEY.search(normalise(text)) is not None
