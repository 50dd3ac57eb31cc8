"""Messages: chosen by locale, every one translated, errors of the library among them."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from luoshi.cli.messages import language, sentence, translated
from luoshi.exceptions import LuoshiError

ROOT = Path(__file__).parents[1]
VARIABLES = ("LUOSHI_LANG", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture
def speak(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages_tool", ROOT / "tools" / "messages.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("environment", "expected"), [
    ({}, "en"),
    ({"LANG": "C.UTF-8"}, "en"),
    ({"LANG": "zh_CN.UTF-8"}, "zh"),
    ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_US.UTF-8"}, "en"),
    ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN"}, "zh"),
    ({"LANG": "en_US.UTF-8", "LUOSHI_LANG": "zh"}, "zh"),
    ({"LANG": "zh_CN.UTF-8", "LUOSHI_LANG": "en"}, "en"),
    ({"LANG": "de_DE.UTF-8"}, "en"),
])
def test_language_follows_the_locale(speak: pytest.MonkeyPatch, environment: dict[str, str], expected: str) -> None:
    for name, value in environment.items():
        speak.setenv(name, value)
    assert language() == expected


@pytest.mark.parametrize(("said", "expected"), [
    ("there is no text", "没有文字"),
    ("the PDF has 12 pages and no text", "PDF 有 12 页，但没有文字"),
    ("this is a folder", "这是文件夹"),
    ("binary files are not read", "不能读取二进制文件"),
    ("nothing in the catalogue fits this", "nothing in the catalogue fits this"),
])
def test_the_words_of_an_error_are_filled_in(speak: pytest.MonkeyPatch, said: str, expected: str) -> None:
    speak.setenv("LUOSHI_LANG", "zh")
    assert translated(said) == expected


def test_an_error_is_one_sentence(speak: pytest.MonkeyPatch) -> None:
    error = LuoshiError("there is no text", where="甲.txt", todo="check that the file is the one you meant")
    assert sentence(error) == "甲.txt: there is no text; check that the file is the one you meant."
    speak.setenv("LUOSHI_LANG", "zh")
    assert sentence(error) == "甲.txt：没有文字；请确认是否是要读的文件。"


def test_every_message_is_translated_and_compiled(tool: ModuleType) -> None:
    assert tool.faults() == []


def test_the_tool_sees_the_messages_of_errors(tool: ModuleType) -> None:
    found = tool.messages()
    assert "there is no text" in found
    assert "{what} is {size}, the limit is {limit}" in found


def test_no_message_is_kept_that_nobody_says(tool: ModuleType) -> None:
    wanted = {one if isinstance(one, str) else one[0] for one in tool.messages()}
    kept = {message.id if isinstance(message.id, str) else message.id[0] for message in tool.stored() if message.id}
    assert kept - wanted == set()
