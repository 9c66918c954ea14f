"""Is the money gone or the code told? Then nothing else matters: the first minutes decide.

Deterministic on purpose, and generous: an emergency answer to somebody who has not paid costs a glance, the opposite
costs savings. Three ways of telling it are known: "I was cheated out of", "I have just sent/told" with a sign of fraud
beside it, and "my money is gone". Negation ("没有转", Cantonese 冇过数) and supposing ("如果转了") are not telling.
"""

from __future__ import annotations

import re

from knowledge.language.sounds import views

CLAUSE = re.compile(r"[,.!?;:。！？；：\n]")
NOT_DONE = re.compile(
    r"(没有?|未|还没有?|不要|不想|不敢|不会|不肯|不能|别|不用|幸好|幸亏|差点儿?|险些)[^,]{0,4}?(转|汇|打|付|给|交|告诉|说|点|填|被骗|上当|信|买|寄|取|报|发)"
)
TOLD_TO = re.compile(
    r"(叫|让|要|喊|催|想)(我|我们|老人|我妈|我爸)?[^了]{0,12}(报|给|说|填|转|汇|寄|买|交|打|付)[^了]*$"
)
OFFERED = re.compile(r"(有人|自称|说|网警|黑客|律师|客服)[^,]{0,6}(能|可以)[^,]{0,8}(追回|挽回|找回|追款)")
SUPPOSING = re.compile(
    r"如果|要是|假如|万一|若是|假设|会不会|怎样防|怎么防|如何防|防止|避免|预防|听说|新闻|案例|为什么会"
)
CHEATED = re.compile(
    r"(被|给|让|遭)[^,]{0,6}(骗|诈骗|坑|忽悠)[^,]{0,3}?(了|走|去|光|掉)|(骗|坑)(了|走|去|光)了?(我|咱|他|她|我们)?[^,]{0,8}(钱|元|块|万|千|百|积蓄|存款|养老|卡|金)"
    r"|(我|妈|爸|老伴|母亲|父亲|奶奶|爷爷|老人)[^,]{0,6}(被骗|上当|中招|受骗)(?!婚)|^(刚|刚刚|刚才|今天|昨天|我)?(被骗|上当|受骗)(了|钱)|被骗的?(钱|款)[^,]{0,8}(怎么办|追|拿|要|退)"
)
NOT_MONEY = re.compile(
    r"骗婚|骗(我)?(结婚|领证|离婚|签|生|怀|感情|做|去|当|写)|婚姻|彩礼|结婚|离婚|出轨|胎|第三者|劳动合同|公司骗|骗来"
)
SUM = re.compile(r"[0-9一二两三四五六七八九十几百千万]+(元|块|万|千|百)")
SENT = re.compile(
    r"(转|汇|打|付|交|存|充|投|借|寄|取|给|垫)(账|款|值)?(过去|出去|进去|给)?(了|完|过去了|出去了|走了|掉了)(?!没有|吗|吧|会|可以|就)[^,]{0,14}"
    r"(钱|元|块|万|千|百|款|账|积蓄|存款|金|现金|他|她|对方|过去|出去|进去|保证金|押金|手续费|[0-9])"
    r"|(钱|款|元|块|万|千|积蓄|存款|退休金|养老钱|现金|黄金|金条)[^,]{0,8}(转|汇|打|付|交|存|充|投|寄|取|给)(了|完)?(过去|出去|进去|给[^,]{1,8}|走|他|她|对方|人家)*了?$"
    r"|已经?[^,]{0,6}(转|汇|打|付|交|充|寄)(了|账|款|钱|过去|出去|给)"
    r"|(钱|款)(已经|刚|刚刚|都)?(转|汇|打|付|交|寄)(了|出|过去|走)|(钱|款)[^,]{0,4}(转|汇|打|存|交)(到|进|入)[^,]{0,10}了$"
)
TOLD = re.compile(
    r"(验.码|密码|卡号|身份证号?|银行卡|短信码|动态码)[^,]{0,10}?(告诉|说|报|念|发|给|填|输(?!对|错)|提供|讲)[^,]{0,4}?(了|出去|过去|他|她|对方|人家)"
    r"|(告诉|说|报|念|发|给|填|输|提供|讲)[^,]{0,4}?(了|给)[^,]{0,5}?(验.码|密码|卡号|身份证号|短信码|动态码)"
    r"|(点|打开)了[^,]{0,6}链接[^,]{0,12}(填|输|扣|转|没|少)|(共享|分享)了[^,]{0,3}屏幕|屏幕[^,]{0,4}(共享|分享)了|(让|给|被)[^,]{0,6}(远程)?(控制|操作)了[^,]{0,5}(手机|电脑)"
)
ALL_SENT = re.compile(
    r"(钱|款|积蓄|存款|退休金|现金)[^,]{0,4}(已经|都|全|刚)[^,]{0,6}(转|汇|打|付|交|给|寄)[^,]{0,5}(了|走|出去)"
    r"|^(我|我们)?(已经|刚刚|刚才|才刚|刚)[^,]{0,8}(转|汇|打|付)(账|款|钱|出|给|过)[^,]{0,8}$|把[^,]{0,4}(钱|现金|卡|金[条链饰子])[^,]{0,8}(转|给|交|寄|存)[^,]{0,10}(了|走)"
)
GONE = re.compile(
    r"(钱|存款|卡里|账户|账上|余额|工资|养老金|退休金)[^,]{0,8}(没了|不见了|被转走|被划走|被扣(走|了)|被刷(走|了)|被盗|被取走|少了|不翼而飞|清零|变成?零|归零|转空|刷空)"
    r"|(被|给)[^,]{0,5}(盗刷|转走|划走|刷走)了?|提现[^,]{0,4}(不了|不到账|不出|失败)|提不了现"
)
VANISHED = re.compile(
    r"(借|转|汇|打|给|充)[^,]{0,4}(网友|网上|平台|客服|群主|老师|导师)[^。]{0,12}(不见了|丢了|失联|拉黑|联系不上|不理我|消失|跑了)"
)
"""Money to somebody who is known from the network only, and has vanished: told over several clauses."""
FRAUD_NEAR = re.compile(
    r"骗|诈|假|冒充|陌生|不认识|客服|公安|警察|检察|法院|民警|领导|安全账户|链接|平台|app|网友|网上认识|群里|老师|导师|刷单|返利|投资|理财|"
    r"拉黑|联系不上|找不到|失联|提不了|提不出|取不出|不能提现|追回|追得回|追不追|要回来|拿回来|追返|退回来|中奖|孙子|撞车|贷款|解冻|保证金|刚刚|刚才|刚转|刚给|刚汇|刚打|啱|金条|黄金|不回我|不理我|急|救命|报警|来得及|来不来得及|止付|截住|拦住|拦下|补助|补贴|做任务|[拿攞]不[返回]"
)
ORDINARY = re.compile(
    r"借条|欠条|借给|借钱|还钱|还款|不还|彩礼|离婚|房东|租|工资|货款|尾款|首付|房款|买房|购房|车款|赡养|抚养|律师费|诉讼|起诉|判决|法院判|执行|工伤|赔偿|"
    r"保险|学费|装修|定金|订金|合伙|公司|单位|老板|社保|物业|中介|转错|打错|汇错|遗产|遗嘱|赠与|捐|医药费|罚款|税|预付卡|健身|美容|偏心|给了(小|大|二)?(儿子|女儿|弟弟|哥哥|第三者)|生活费|公婆|告上法庭"
)

PANIC = re.compile(r"怎么办|点算|急|救|快|追")
CRY = 18
"""A message this short that tells of a transfer and asks what to do is a cry for help, fraud named or not."""


def has_paid(text: str) -> bool:
    """Whether `text`, as written or as heard, tells that money has gone to a fraudster, has vanished, or that a code has been told."""
    return any(_tells(view) for view in views(text))


def _tells(plain: str) -> bool:
    if SUPPOSING.search(plain) or OFFERED.search(plain):
        return False
    clauses = [clause for clause in CLAUSE.split(plain) if clause and not _is_not_done(clause)]
    told = ",".join(clauses)
    if NOT_MONEY.search(told) and not SUM.search(told):
        return False
    if VANISHED.search(told) or any(CHEATED.search(clause) for clause in clauses):
        return True
    if any(sign.search(clause) for sign in (TOLD, GONE, ALL_SENT) for clause in clauses) and not ORDINARY.search(told):
        return True
    if not any(SENT.search(clause) for clause in clauses):
        return False
    panics = len(plain) <= CRY and PANIC.search(plain) is not None
    return (panics or FRAUD_NEAR.search(plain) is not None) and ("骗" in told or not ORDINARY.search(told))


def _is_not_done(clause: str) -> bool:
    return NOT_DONE.search(clause) is not None or TOLD_TO.search(clause) is not None
