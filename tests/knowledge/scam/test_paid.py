"""The money is gone or the code is told: never missed, never seen where it was denied or only asked about."""

import pytest

from knowledge.scam.paid import has_paid

GONE = """
我畀人呃咗钱，点算好？
我啱啱过咗三万蚊畀佢，追唔追得返？
钱转出去了怎么办
现在报警还来得及吗，钱转出半小时了
款已经汇出去了，能不能拦下来
刚刚把5万块转给一个说是公安的人
我把验证码告诉他了
我话咗验证码畀佢知
我被骗了
我妈给人骗走了养老钱
卡里的钱没了
我的钱被转走了
我刚才给客服转了2000，现在联系不上了
已经转账了怎么办
汇了十万过去安全账户
我共享了屏幕，银行卡里少了钱
验正码我讲咗畀人听
被人骗左钱，急
我俾咗密码个客服
取了3万现金给一个上门的人，说是孙子撞车
把金条寄过去了，对方不回我
我投了20万到一个平台，现在提不出来
银行卡被盗刷了
老伴上当了，钱都打过去了
钱过咗去啦，点算
轉左錢比個騙子
我点了那个链接还填了银行卡号，钱就少了
做任务垫了六千蚊，攞唔返
做任务垫左八千拎唔返
阿女寄左三万俾个客服点算
钱存到安全账户了
充值了几万，平台不理我了
平台提现提不了
前几日被骗的钱要怎么办
借钱给网友，佢唔见咗
交了手续费补助没到
""".strip().splitlines()

NOT_GONE = """
我冇过数，但系佢叫我过
有人叫我转钱到安全账户，是真的吗
还没转钱，对方一直催
怎么防止被骗
转账给朋友没有借条怎么要回来
如果我把钱转了会怎样
差点被骗了，没转钱
怎样写遗嘱
叫我过数去安全账户得唔得？
公司拖欠工资怎么办
我给了前夫房子，现在离婚能要回来吗
买保健品交了一万块能退吗
叫我畀验证码，畀唔畀得
听说隔壁老王被骗了
朋友借了我两万块不还
被骗婚怎么办
收到短信说我中奖了要交手续费
被骗签了劳动合同怎么办
幸好没告诉他验证码
有个差人打嚟话我犯法，系咪真㗎？
男方骗我说没结过婚
我交了定金，房东不租了
银行卡密码忘了怎么办
验证码可以告诉别人吗
爷爷把钱都给了小儿子
身份证号输错了怎么改
爸妈把存款给了弟弟，我能分吗
""".strip().splitlines()


@pytest.mark.parametrize("told", GONE)
def test_a_loss_that_is_told_is_an_emergency(told):
    assert has_paid(told)


@pytest.mark.parametrize("said", NOT_GONE)
def test_what_is_denied_supposed_or_ordinary_is_none(said):
    assert not has_paid(said)
