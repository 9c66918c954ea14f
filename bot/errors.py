"""Every error of the house, in one drawing.

    MingbaiError
    ├── ResidentSlip          the resident's slip: shown kindly, in Chinese, never logged with words
    │   ├── MessageEmpty          nothing to read in it
    │   ├── MessageTooLong        more characters than can be looked at
    │   ├── NotWords              a voice message or something else that cannot be read yet
    │   ├── NoWordsInPicture      a picture that is too large, damaged or without words, or took too long
    │   └── PayloadUnknown        a button that is not one of ours, or no longer
    ├── OperatorMistake       the operator's: printed in one line by the command, exit status 2
    │   ├── SettingUnknown        a MINGBAI_ variable that names no setting
    │   ├── SettingInvalid        a value its setting cannot have
    │   └── ModelMissing          no dialogue model has been trained yet
    └── OurFailure            ours: logged with its traceback; the resident gets an apology and 12345
        └── AnswerMissing         the dialogue ended without a Reply

`knowledge` and `outreach` import nothing of ours and so draw branches of their own: KnowledgeError
(knowledge/errors.py) and OutreachError (outreach/errors.py). Both are the operator's when a command raises them and
ours when they reach a resident; `OPERATOR_ERRORS` is what the command treats alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from knowledge.errors import KnowledgeError
from outreach.errors import OutreachError


class MingbaiError(Exception):
    """Root of the errors drawn above."""


class ResidentSlip(MingbaiError):
    """The resident sent something that cannot be answered; `kindly` is what to say, `topic` how it is counted."""

    topic = "unreadable"

    kindly = "这条消息我看不懂，请换个说法再问一次。"


class MessageEmpty(ResidentSlip):
    """Nothing in the message can be read."""

    kindly = "我没有收到文字。请打字告诉我，您遇到了什么事？"


class MessageTooLong(ResidentSlip):
    """The message is longer than `limit` characters."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(
            f"the message has {length} characters; at most {limit} can be looked at; send its most important part"
        )
        self.kindly = (
            f"这条消息太长了，我一次最多看{limit}个字。请把最要紧的一段发给我。如果钱已经转出，请马上拨打110。"
        )


class NotWords(ResidentSlip):
    """Something other than words came; `kind` is a value of bot.message.Attachment."""

    KINDLY: ClassVar[dict[str, str]] = {
        "voice": "语音我现在还听不了。请打字告诉我，也可以长按语音转成文字再发。事情紧急、钱已经转出去了，请马上打110。",
        "other": "这个我现在还看不了。请打字告诉我，您遇到了什么事？",
    }

    def __init__(self, kind: str) -> None:
        super().__init__(f"a message of kind {kind!r} has no words to read")
        self.kindly = self.KINDLY.get(kind, self.KINDLY["other"])


class NoWordsInPicture(ResidentSlip):
    """The words of a picture could not be read."""

    kindly = "这张图里的字我没看清。请换一张清楚的截图，或者把图里的字打给我。看清楚之前，先不要转账，不要点链接。"


class PayloadUnknown(ResidentSlip):
    """A button's payload is not one of ours."""

    kindly = "这个按钮已经失效了。请直接打字告诉我您想问什么。"


class OperatorMistake(MingbaiError):
    """Something the operator can put right."""


class SettingUnknown(OperatorMistake):
    """An environment variable names no setting."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(
            f"{name} is not a setting; did you mean {' or '.join(known)}? `mingbai settings` lists them all"
        )


class SettingInvalid(OperatorMistake):
    """A setting has a value it cannot have."""

    def __init__(self, name: str, value: str, allowed: str) -> None:
        super().__init__(f"{name} is {value!r}; it must be {allowed}; set it again or unset it for the default")


class ModelMissing(OperatorMistake):
    """There is no dialogue model to serve."""

    def __init__(self, folder: Path) -> None:
        super().__init__(f"no dialogue model lies in {folder}; train one with `mingbai train dialogue`")


class OurFailure(MingbaiError):
    """Something we must put right."""


class AnswerMissing(OurFailure):
    """The dialogue ended without a Reply; `intent` says on which path."""

    def __init__(self, intent: str) -> None:
        super().__init__(f"no action made a Reply for intent {intent!r}; its rule must name an action of actions/")


OPERATOR_ERRORS = (OperatorMistake, KnowledgeError, OutreachError)
