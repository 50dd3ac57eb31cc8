"""GeoJSON, held against other programs: valid by the RFC, right-handed, honest about what each geometry is worth."""

from __future__ import annotations

import json
from typing import Any

import pytest
from findings_sample import LINE, READINGS, links
from linking_sample import SEEDS, seeds

from luoshi.findings import Links
from luoshi.linking.engine import link
from luoshi.publishing.geojson import feature_collection, geojson, line

reader = pytest.importorskip("geojson")
shapely = pytest.importorskip("shapely")


def features(found: Links, **options: Any) -> dict[str, dict[str, Any]]:
    collection = json.loads(geojson(found, **options))
    assert collection["type"] == "FeatureCollection"
    return {feature["id"]: feature for feature in collection["features"]}


def project(found: Links, name: str = LINE, **options: Any) -> dict[str, Any]:
    return next(feature for feature in features(found, **options).values() if feature["properties"]["name"] == name)


def check(found: Links, **options: Any) -> None:
    """Every rule of the RFC that a program can check."""
    data = geojson(found, **options)
    read = reader.loads(data.decode())
    assert read.is_valid, read.errors()
    for feature in json.loads(data)["features"]:
        shape = shapely.geometry.shape(feature["geometry"])
        assert shape.is_valid, feature["id"]
        west, south, east, north = shape.bounds
        assert 70 < west <= east < 140, "longitude first"
        assert 0 < south <= north < 55
        for area in getattr(shape, "geoms", ()) if shape.geom_type == "MultiPolygon" else ():
            assert area.exterior.is_ccw, "the right-hand rule"
            assert not any(hole.is_ccw for hole in area.interiors)


def test_the_collection_is_valid() -> None:
    check(links(), every=True)


@pytest.mark.skipif(not SEEDS, reason="../shared/seeds is absent")
def test_the_collection_of_real_documents_is_valid() -> None:
    check(link(seeds()), every=True)


def test_a_line_runs_through_its_places_and_says_that_it_is_no_alignment() -> None:
    found = project(links())
    assert found["geometry"]["type"] == "LineString"
    assert len(found["geometry"]["coordinates"]) == 3
    told = found["properties"]
    assert told["precision"] == "schematic"
    assert "no alignment" in told["geometry_source"]
    assert told["place_names"] == ["绵阳", "遂宁", "内江"]
    (first, *_), (*_, last) = found["geometry"]["coordinates"][0], found["geometry"]["coordinates"][-1]
    assert first == pytest.approx(104.7, abs=0.5), "绵阳 is where the name begins"
    assert last == pytest.approx(29.6, abs=0.5), "内江 is where it ends"


def test_a_line_has_each_side_with_its_stages_and_words() -> None:
    told = project(links())["properties"]
    assert told["stages"] == {"510700": ["start"], "511000": ["preliminary"]}
    assert told["stage_conflict"] is True
    texts = {reading.document.source: reading.document.text for reading in READINGS}
    for mention in told["mentions"]:
        assert texts[mention["source"]][mention["start"]:mention["end"]] == mention["text"]


def test_a_promise_of_one_side_says_who_is_silent() -> None:
    told = project(links(), "绵阳至巴中铁路", every=True)["properties"]
    assert told["silent_sides"] == ["511900"]
    assert told["stage_conflict"] is False


def test_places_are_points_and_sides_are_areas() -> None:
    found = features(links())
    assert found["place-511000"]["geometry"]["type"] == "Point"
    assert found["place-511000"]["properties"]["precision"] == "centroid"
    area = found["side-511000"]
    assert area["geometry"]["type"] == "MultiPolygon"
    assert area["properties"]["precision"] == "boundary"
    assert area["properties"]["documents"] == ["内江.txt"]
    inside = shapely.geometry.shape(area["geometry"]).contains(
        shapely.geometry.shape(found["place-511000"]["geometry"]))
    assert inside, "a city's point lies in its area"


def test_projects_named_once_and_boundaries_are_optional() -> None:
    few = features(links())
    assert [each["properties"]["name"] for each in few.values() if each["properties"]["kind"] == "project"] == [LINE]
    assert len(features(links(), every=True)) > len(few)
    assert not any(each["properties"]["kind"] == "side" for each in features(links(), boundaries=False).values())


def test_every_feature_says_what_it_is_worth_and_where_it_is_from() -> None:
    for feature in features(links(), every=True).values():
        assert feature["properties"]["precision"] in ("schematic", "centroid", "boundary")
        assert feature["properties"]["geometry_source"]


def test_what_lies_nowhere_is_left_out() -> None:
    names = {each["properties"]["name"] for each in features(links(), every=True).values()}
    assert "成渝中部副中心" not in names


@pytest.mark.parametrize(("codes", "count", "why"), [
    ((), 0, "no place"),
    (("511000",), 1, "one place"),
    (("511000", "511000"), 1, "the same place twice in a row"),
    (("511000", "000000", "510700"), 2, "an unknown place is passed over"),
    (("511000", "510700", "511000"), 3, "there and back again"),
])
def test_the_points_of_a_line(codes: tuple[str, ...], count: int, why: str) -> None:
    assert len(line(codes)) == count, why


def test_the_order_of_documents_makes_no_difference() -> None:
    assert feature_collection(link(READINGS)) == feature_collection(link(READINGS[::-1]))
