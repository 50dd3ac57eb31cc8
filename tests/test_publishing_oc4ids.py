"""OC4IDS 0.9.5, as its own data review sees it: no error, no field that the standard lacks, codes of its lists."""

from __future__ import annotations

import json
from typing import Any, get_args

import msgspec
import pytest
from findings_sample import LINE, READINGS, links
from linking_sample import SEEDS, made, read, seeds

from luoshi.exceptions import LuoshiError
from luoshi.findings import Reading
from luoshi.linking.engine import link
from luoshi.models import ProjectType, Stage
from luoshi.publishing.oc4ids import _stages, _types, oc4ids, project_package

pytest.importorskip("libcoveoc4ids")


def reviewed(package: dict[str, Any]) -> dict[str, Any]:
    from oc4ids_review import review

    return review(package)


def assert_sound(package: dict[str, Any]) -> None:
    found = reviewed(package)
    assert found["validation_errors"] == []
    assert found["additional_fields"] == {}, "the standard has no such field"
    assert found["additional_closed_codelist_values"] == {}
    assert set(found["additional_open_codelist_values"]) <= {"projects/locations/gazetteer/scheme"}
    assert found["additional_checks"] == []
    assert found["conformance_checks"] == []


def project(name: str = LINE, *readings: Reading) -> dict[str, Any]:
    found = link(readings) if readings else links()
    return next(each for each in project_package(found, readings or READINGS, every=True)["projects"]
                if each["title"] == name)


def test_the_package_passes_the_review() -> None:
    assert_sound(project_package(links(), READINGS, every=True))


@pytest.mark.skipif(not SEEDS, reason="../shared/seeds is absent")
def test_the_package_of_real_documents_passes_the_review() -> None:
    shelf = seeds()
    assert_sound(project_package(link(shelf), shelf, every=True))


@pytest.mark.parametrize(("change", "finds"), [
    ({"status": "planned"}, "additional_closed_codelist_values"),
    ({"x_note": "free"}, "additional_fields"),
    ({"locations": [{"description": "without an id"}]}, "validation_errors"),
    ({"updated": "2020"}, "validation_errors"),
    ({"id": "j-1"}, "conformance_checks"),
    ({"sector": ["railways"]}, "additional_open_codelist_values"),
    ({"title": ""}, "validation_errors"),
])
def test_the_review_finds_faults(change: dict[str, Any], finds: str) -> None:
    package = json.loads(oc4ids(links()))
    package["projects"][0] |= change
    found = reviewed(package)[finds]
    assert found not in ([], {})
    if finds == "additional_open_codelist_values":
        assert "projects/sector" in found


def test_a_project_as_the_standard_has_it() -> None:
    found = project()
    assert found["id"].startswith("oc4ids-luoshi-j-")
    assert found["sector"] == ["transport", "transport.rail"]
    assert [party["name"] for party in found["parties"]] == ["绵阳市", "内江市"]
    assert {role for party in found["parties"] for role in party["roles"]} == {"publicAuthority"}
    assert "publicAuthority" not in found, "two sides speak, none of them alone"
    assert found["updated"] == "2020-07-30T00:00:00Z"
    assert [place["id"] for place in found["locations"]] == ["line", "510700", "510900", "511000"]
    assert found["locations"][0]["geometry"]["type"] == "LineString"
    assert "schematic" in found["locations"][0]["description"]
    assert found["locations"][1]["gazetteer"] == {"scheme": "GB/T 2260", "identifiers": ["510700"]}


def test_documents_quote_the_clauses() -> None:
    documents = project()["documents"]
    assert [document["description"] for document in documents] == [f"“加快建设{LINE}”"] * 2
    assert [document["datePublished"][:10] for document in documents] == ["2020-07-29", "2020-07-30"]


def test_one_side_alone_is_the_public_authority() -> None:
    assert project("巴中机场")["publicAuthority"] == {"id": "GB/T 2260-511900", "name": "巴中市"}


@pytest.mark.parametrize(("stages", "status", "why"), [
    ([("2020-01-01", "preliminary"), ("2022-01-01", "construction")], "implementation", "the latest document counts"),
    ([("2020-01-01", "construction"), ("2022-01-01", "unspecified")], "implementation", "silence changes nothing"),
    ([("2020-01-01", "start"), ("2020-01-01", "preliminary")], "preparation", "on one day, what none goes beyond"),
    ([("2020-01-01", "unspecified"), ("2020-01-01", "unspecified")], None, "nobody says"),
    ([("2020-01-01", "operation"), ("2019-01-01", "completion")], "completed", "in operation"),
])
def test_the_status(stages: list[tuple[str, Stage]], status: str | None, why: str) -> None:
    readings = [made(city, [(LINE, "railway", stage)], date=date)
                for city, (date, stage) in zip(("内江", "绵阳"), stages, strict=True)]
    assert project(LINE, *readings).get("status") == status, why


def test_the_period_ends_with_the_one_deadline() -> None:
    city = read("内江", "一、交通\n2025年底前建成内江至自贡高速公路。\n")
    found = project_package(link([city]), [city], every=True)["projects"]
    assert [each["period"]["endDate"][:10] for each in found if "period" in each] == ["2025-12-31"]
    without = project_package(link([city]), every=True)["projects"]
    assert not any("period" in each for each in without), "without the reading the deadline is not known"


def test_titles_and_policies_are_no_infrastructure() -> None:
    titles = {each["title"] for each in project_package(links(), every=True)["projects"]}
    assert titles == {LINE, "绵阳至巴中铁路", "巴中机场"}


def test_no_project_no_package() -> None:
    city = made("内江", [("国家森林城市", "zone", "seek")])
    with pytest.raises(LuoshiError, match="no project to publish"):
        oc4ids(link([city]), every=True)


def test_documents_without_a_date_and_a_side() -> None:
    city = made("内江", [("某某机场", "airport", "seek")], date=None)
    bare = msgspec.structs.replace(city.document.metadata, jurisdiction=None)
    reading = Reading(msgspec.structs.replace(city.document, metadata=bare), city.extraction)
    package = project_package(link([reading]), every=True)
    assert package["publishedDate"] == "1970-01-01T00:00:00Z"
    assert "parties" not in package["projects"][0]
    assert_sound(package)


def test_a_publisher_puts_its_own_name_and_prefix() -> None:
    package = project_package(links(), prefix="oc4ids-abc123", publisher="某市发展改革委", uri="https://example.org/p.json")
    assert package["publisher"]["name"] == "某市发展改革委"
    assert package["uri"] == "https://example.org/p.json"
    assert all(each["id"].startswith("oc4ids-abc123-") for each in package["projects"])
    assert_sound(package)


def test_the_tables_know_every_type_and_stage() -> None:
    assert list(_types()) == list(get_args(ProjectType))
    assert list(_stages()) == ["study", "seek", "preliminary", "start", "construction", "upgrade", "completion",
                               "operation", "unspecified"]
    assert set(_stages()) == set(get_args(Stage))


def test_equal_input_gives_equal_bytes() -> None:
    assert oc4ids(link(READINGS), READINGS) == oc4ids(link(READINGS[::-1]), READINGS[::-1])
