"""The classifier tells scams from what is harmless, by words and not by numbers or names."""

import re

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from knowledge.errors import ClassifierUnreadable
from knowledge.language.masking import bare
from knowledge.language.ngrams import ngrams
from knowledge.scam.classifier import LONGEST, NGRAMS, Classifier, classifier
from knowledge.scam.learning import INVERSE_PENALTY, LEAST, STRIPPED, Example, learn, read_examples

EXAMPLES = [
    *(Example(f"先交{place}元保证金就能放贷款", "虚假贷款征信") for place in range(5)),
    *(Example(f"您孙子撞了车要赔{place}万元，别告诉家里人", "冒充亲人") for place in range(5)),
    *(Example(f"点开链接填{place}位卡号，医保卡就不停用", "社保医保卡异常") for place in range(5)),
    *(Example(f"明天上午{place}点社区有讲座，欢迎参加", None) for place in range(5)),
    *(Example(f"妈，我今晚{place}点回家吃饭", None) for place in range(5)),
]


@pytest.fixture(scope="module")
def taught(tmp_path_factory):
    folder = tmp_path_factory.mktemp("classifier")
    learn(EXAMPLES, folder)
    return Classifier.load(folder)


def test_what_was_taught_is_told_apart(taught):
    assert taught.chance("先交800元保证金，贷款马上放") > 0.5
    assert taught.chance("社区明天有讲座") < 0.5


def test_the_kind_is_the_likeliest_of_those_taught(taught):
    chances = taught.kind_of("孙子撞车要赔钱")

    assert max(chances, key=chances.get) == "冒充亲人"
    assert sum(chances.values()) == pytest.approx(1, abs=1e-5)


def test_numbers_and_links_make_no_difference(taught):
    assert taught.chance("先交800元保证金") == taught.chance("先交12345678元保证金")
    assert taught.chance("明天有讲座 http://a.top/x") == taught.chance("明天有讲座")


def test_the_chance_is_the_one_that_scikit_learn_computes(taught):
    written = [bare(example.text) for example in EXAMPLES]
    texts = [*written, *(re.sub(r"[\W\d_]+", "", text) for text in written)]  # each once more without marks and numbers
    weights = [1.0] * len(written) + [STRIPPED] * len(written)
    vectoriser = TfidfVectorizer(analyzer=lambda text: ngrams(text, LONGEST), sublinear_tf=True, min_df=LEAST)
    features = vectoriser.fit_transform(texts)
    model = LogisticRegression(C=INVERSE_PENALTY, max_iter=1000).fit(
        features, [bool(one.kind) for one in EXAMPLES] * 2, sample_weight=weights
    )

    theirs = model.predict_proba(features)[: len(EXAMPLES), 1]

    np.testing.assert_allclose([taught.chance(one.text) for one in EXAMPLES], theirs, atol=0.01)


def test_a_long_message_is_as_dangerous_as_its_worst_part(taught, monkeypatch):
    smooth = "社区明天有讲座，我今晚回家吃饭。" * 12
    message = smooth + "先交800元保证金，贷款马上放。" * 5 + smooth
    found = taught.chance(message)
    monkeypatch.setattr("knowledge.scam.classifier.WINDOW", len(message))

    assert found > 1.5 * taught.chance(message)


def test_a_text_without_known_words_has_a_chance_all_the_same(taught):
    assert 0 < taught.chance("") < 1


def test_the_same_examples_give_the_same_classifier(tmp_path):
    for name in ("first", "second"):
        learn(EXAMPLES, tmp_path / name)

    first, second = (Classifier.load(tmp_path / name) for name in ("first", "second"))

    np.testing.assert_array_equal(first.scam, second.scam)


def test_a_damaged_classifier_is_refused_with_what_to_do(tmp_path):
    learn(EXAMPLES, tmp_path)
    (tmp_path / NGRAMS).write_text("甲\n", encoding="utf-8")

    with pytest.raises(ClassifierUnreadable, match="mingbai train scam"):
        Classifier.load(tmp_path)


def test_examples_are_read_with_their_kinds_and_harmless_short_messages_weigh_double(tmp_path):
    (tmp_path / "sms.csv").write_text("label,type,text\nscam,冒充亲人,甲\nharmless,,乙\nadvert,,丙\n", encoding="utf-8")
    (tmp_path / "chat.csv").write_text("label,type,text\nharmless,,丁\n", encoding="utf-8")

    assert read_examples(tmp_path) == [
        Example("丁", None),
        Example("甲", "冒充亲人"),
        Example("乙", None, 2.0),
        Example("丙", None, 2.0),
    ]


def test_the_one_that_ships_knows_a_scheme_that_no_sign_names():
    assert classifier().chance("大姐，您帮忙给直播间点点赞，一单给您结八块，先做三单试试，做得好再给您派大单") > 0.5
