"""Services that one region can only give with another: which clause promises which, and where it is not mutual."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luoshi.linking.recognition import find_recognition, services, spoken_of
from luoshi.linking.shelf import Shelf
from luoshi.linking.tables import table
from tests.linking_sample import read

PROMISES = [
    ("推进养老、失业保险关系无障碍转移接续", "养老保险转移接续", "养老、失业保险关系无障碍转移"),
    ("推进养老、失业保险关系无障碍转移接续", "失业保险转移接续", "失业保险关系无障碍转移"),
    ("实现跨省异地就医直接结算", "异地就医直接结算", "就医直接结算"),
    ("推动户籍便捷迁徙", "户籍迁徙", "户籍便捷迁徙"),
    ("探索居住证互通互认", "居住证互认", "居住证互通互认"),
    ("推进住房公积金互认互贷", "公积金互认互贷", "公积金互认"),
    ("推动医疗机构检查检验结果互认", "检查检验结果互认", "检查检验结果互认"),
    ("协同开展就业创业服务", "就业服务协作", "协同开展就业"),
    ("推动更多政务服务事项跨省通办", "政务服务跨区域通办", "政务服务事项跨省"),
    ("加强跨界河流联防联控", "环境联防联控", "跨界河流联防联控"),
]


@pytest.mark.parametrize(("text", "service", "words"), PROMISES)
def test_clauses_that_promise_a_service(text: str, service: str, words: str) -> None:
    found = next(entry for entry in services() if entry.name == service)
    span = spoken_of(text, found)
    assert span is not None
    assert text[span[0]:span[1]] == words


@pytest.mark.parametrize(("text", "service", "why"), [
    ("推进养老机构建设", "养老保险转移接续", "nothing crosses a border"),
    ("推进居住证互认、住房公积金缴存扩面", "公积金互认互贷", "another item of the list is recognised"),
    ("建设跨区域国家级云灾备体系", "政务服务跨区域通办", "no service to people"),
    ("实施就业优先战略", "就业服务协作", "each city does so alone"),
])
def test_clauses_that_promise_none(text: str, service: str, why: str) -> None:
    found = next(entry for entry in services() if entry.name == service)
    assert spoken_of(text, found) is None, why


@pytest.mark.parametrize("row", table("recognition_services"), ids=lambda row: row["service"])
def test_every_example_of_the_table_promises_its_service(row: dict[str, str]) -> None:
    assert spoken_of(row["example"], next(entry for entry in services() if entry.name == row["service"]))


def test_a_service_is_mutual_only_where_every_neighbour_promises_it() -> None:
    both = "一、公共服务\n探索居住证互通互认。\n"
    one = "一、公共服务\n加快建设医院。\n"
    (mutual,) = find_recognition(Shelf([read("内江", both), read("泸州", both)]))
    assert (mutual.mutual, mutual.missing) == (True, ())
    (lonely,) = find_recognition(Shelf([read("内江", both), read("泸州", one)]))
    assert (lonely.mutual, lonely.missing) == (False, ("510500",))
    (alone,) = find_recognition(Shelf([read("内江", both)]))
    assert not alone.mutual
    (far,) = find_recognition(Shelf([read("内江", both), read("泸州", both), read("济南", one)]))
    assert far.mutual, "a city far away is not asked"


@given(st.text(max_size=60))
def test_any_text_can_be_asked(text: str) -> None:
    for service in services():
        span = spoken_of(text, service)
        assert span is None or 0 <= span[0] < span[1] <= len(text)
