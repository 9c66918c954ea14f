"""TF-IDF as scikit-learn computes it, but for what is unknown."""

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from knowledge.language.ngrams import ngrams
from knowledge.lexicon import LONGEST, Lexicon

TEXTS = ["遗嘱怎么写", "遗嘱要公证吗", "儿子不养我怎么办"]


def test_known_texts_weigh_as_in_scikit_learn():
    theirs = TfidfVectorizer(analyzer=lambda text: ngrams(text, LONGEST), sublinear_tf=True).fit_transform(TEXTS)

    ours = Lexicon(TEXTS).rows

    np.testing.assert_allclose(np.sort(ours.toarray()), np.sort(theirs.toarray()), atol=1e-6)


def test_a_text_that_was_taught_has_the_same_row_when_it_is_asked():
    lexicon = Lexicon(TEXTS)

    for place, text in enumerate(TEXTS):
        np.testing.assert_allclose(lexicon.rows[place].toarray(), lexicon.vector(text).toarray(), atol=1e-6)


def test_what_is_unknown_shortens_a_text():
    lexicon = Lexicon(TEXTS)
    length = {
        text: np.linalg.norm(lexicon.vector(text).toarray()) for text in ("遗嘱怎么写", "遗嘱怎么煮饭", "zzz", "")
    }

    assert length["遗嘱怎么写"] == pytest.approx(1, abs=1e-6)
    assert 0 < length["遗嘱怎么煮饭"] < 1
    assert length["zzz"] == length[""] == 0
