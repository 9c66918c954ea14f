"""The numpy reader gives what sentence-transformers gives, from the same folder."""

import numpy as np
import pytest

from knowledge.encoder import DEFAULT, load_encoder
from knowledge.encoder.static import MODULE_FOLDER, Vocabulary, write_module
from knowledge.errors import EncoderUnreadable

SENTENCES = ["遗嘱怎么写才有效", "我畀人呃咗錢", "96110打来是不是骗人的", "", "😀", "x" * 500]


def test_the_encoder_that_ships_agrees_with_sentence_transformers():
    from sentence_transformers import SentenceTransformer

    theirs = SentenceTransformer(str(DEFAULT), device="cpu").encode(SENTENCES, show_progress_bar=False)

    np.testing.assert_allclose(load_encoder().encode(SENTENCES), theirs, atol=1e-5)


def test_any_other_sentence_transformers_folder_serves_in_its_place(tmp_path):
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import BoW

    SentenceTransformer(modules=[BoW(vocab=list("遗嘱怎么写"), word_weights={})], device="cpu").save(str(tmp_path))

    encoder = load_encoder(str(tmp_path))

    assert encoder.encode(["遗 嘱"]).shape == (1, encoder.dimensions)


def test_vectors_have_length_one_or_nothing_in_them():
    lengths = np.linalg.norm(load_encoder().encode(SENTENCES), axis=1)

    assert lengths == pytest.approx([1, 1, 1, 0, 0, 0], abs=1e-5)


def test_a_folder_without_an_encoder_is_refused_with_a_remedy(tmp_path):
    with pytest.raises(EncoderUnreadable, match="mingbai train encoder"):
        load_encoder(str(tmp_path / "nothing"))


def test_weights_that_do_not_fit_the_vocabulary_are_refused(tmp_path):
    folder = tmp_path / MODULE_FOLDER
    write_module(folder, Vocabulary({"遗": 0, "嘱": 1}, 2), np.ones((2, 4), np.float32))
    (folder / "vocabulary.txt").write_text("遗\n", encoding="utf-8")

    with pytest.raises(EncoderUnreadable, match="1 n-grams but 2 rows"):
        load_encoder(str(tmp_path))
