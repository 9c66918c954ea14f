"""The template that staff edit: Jinja in a sandbox, with every word told on which line it stands."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, meta, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from outreach.errors import TemplateInvalid
from outreach.report.tracing import Missing, Traced, clean

TEMPLATE = Path(__file__).with_name("template.md.j2")
ONLY_TAGS = re.compile(r"(?m)^([ \t]*(?:\{%[^\n]*?%\}[ \t]*)+)$")
GLUE = "\ue003"
"""Ends a line that holds nothing but tags, so that it leaves no empty line, which would begin a paragraph."""
LONGEST = 200_000
"""Characters of a rendered report, at most; a real one has some five thousand."""


class _Sandbox(ImmutableSandboxedEnvironment):
    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Multiplies nothing: a long enough string or power would stop the machine."""
        raise SecurityError(f"模板里不能用 {operator}")


def render(source: str, words: Mapping[str, Any], options: Mapping[str, Mapping[str, str]]) -> str:
    """Fills a template in; figures stand between marks (`outreach.report.tracing`).

    `words` is what it may name; `options` those of them that are called, with their options' Chinese names and our own.

    Raises:
        TemplateInvalid: it cannot be read, or uses a word that is none; the message names the line.
    """
    environment = _Sandbox(undefined=StrictUndefined, finalize=_plain)
    template = _compile(environment, ONLY_TAGS.sub(rf"\1{GLUE}", source), words.keys(), options)
    try:
        return _bounded(template, words)
    except (TemplateError, TypeError, ValueError, ZeroDivisionError) as error:
        raise TemplateInvalid(_line(error), str(error)) from error


def read(path: Path) -> str:
    """The text of a template.

    Raises:
        TemplateInvalid: there is none, or it is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateInvalid(0, f"{path} 读不出来（{error}）；应当是 UTF-8 文本") from error


def _compile(
    environment: _Sandbox, source: str, known: Iterable[str], options: Mapping[str, Mapping[str, str]]
) -> Template:
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError as error:
        raise TemplateInvalid(error.lineno, str(error.message)) from error
    for name in meta.find_undeclared_variables(tree) - set(known):
        line = next(node.lineno for node in tree.find_all(nodes.Name) if node.name == name)
        raise TemplateInvalid(line, f"没有“{name}”这个词，可以用{'、'.join(known)}")
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in options:
            _translate(call, call.node.name, options[call.node.name])
    return environment.from_string(tree)


def _translate(call: nodes.Call, word: str, options: Mapping[str, str]) -> None:
    """Gives a call's options our own names, and the line it stands on."""
    for option in call.kwargs:
        if option.key not in options:
            allowed = "、".join(options) or "没有选项可用"
            raise TemplateInvalid(call.lineno, f"“{word}”没有“{option.key}”这个选项；{allowed}")
        option.key = options[option.key]
    call.kwargs.append(nodes.Keyword("line", nodes.Const(call.lineno), lineno=call.lineno))


def _bounded(template: Template, context: Mapping[str, Any]) -> str:
    pieces: list[str] = []
    length = 0
    for piece in template.generate(context):
        pieces.append(piece)
        length += len(piece)
        if length > LONGEST:
            raise TemplateInvalid(0, f"写出来超过{LONGEST}个字，多半是循环没有尽头")
    return "".join(pieces).replace(f"{GLUE}\n", "").replace(GLUE, "")


def _plain(value: object) -> object:
    return str(value) if isinstance(value, (Traced, Missing)) else clean(value)


def _line(error: Exception) -> int:
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return (lines[-1] or 0) if lines else 0
