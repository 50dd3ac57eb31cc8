"""The scores of linking: a perfect answer scores 1, each kind of mistake costs what it should, the list stands."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks import linking_scores as scores
from benchmarks.annotations import SHARED
from benchmarks.linking_labels import check, fits, labels

Record = dict[str, Any]


def _projects() -> list[Record]:
    return [{"type": "project", "id": cluster["id"], "mentions": cluster["mentions"], "places": cluster["places"]}
            for cluster in labels("seeds_projects")["projects"]]


def _perfect() -> list[Record]:
    related = labels("seeds_relations")
    return [
        *_projects(),
        *({"type": "stage_conflict", **conflict} for conflict in labels("seeds_stage_conflicts")["conflicts"]),
        *({"type": "rival", **rival} for rival in labels("seeds_rivals")["rivals"]),
        *({"type": "progress", **item} for item in labels("evidence_progress")["progress"]),
        *({"type": "recognition", **service} for service in related["services"]),
        *({"type": "partner", **partner} for partner in related["partners"]),
        *({"type": "one_sided", "promised": [line]} for line in related["one_sided"]),
        *({"type": "industry", "code": item["division"], "sides": [item["side"]]} for item in related["industries"]),
    ]


def test_the_list_itself_scores_1() -> None:
    found = scores.score(_perfect())
    assert found.pop("projects.merged") == 0
    assert {name.split(".")[0] for name in found} == {
        "projects", "stage_conflicts", "rivals", "progress", "recognition", "partners", "one_sided", "industries"}
    assert set(found.values()) == {1.0}


def test_merging_two_sections_costs_precision_and_counts_as_a_merge() -> None:
    sections = ("chengmian-g5", "chengmianguang-g5", "mianguang-g5")
    joined = [span for project in _projects() if project["id"] in sections for span in project["mentions"]]
    rest = [project for project in _projects() if project["id"] not in sections]
    found = scores.score([*rest, {"type": "project", "id": "x", "mentions": joined, "places": []}])
    assert found["projects.merged"] == 1
    assert found["projects.precision"] < 1
    assert found["projects.recall"] == 1


def test_a_project_left_in_pieces_costs_recall() -> None:
    pieces = [{**project, "mentions": [span]} for project in _projects() for span in project["mentions"]]
    found = scores.score(pieces)
    assert (found["projects.recall"], found["projects.f1"]) == (0, 0)


def test_a_claimed_pair_outside_the_list_costs_precision() -> None:
    first = {"source": "000_1af8386cb70c5992.txt", "start": 0, "end": 2}
    second = {"source": "001_f4c9964679fb0e88.txt", "start": 0, "end": 2}
    found = scores.score([*_projects(), {"type": "project", "id": "x", "mentions": [first, second], "places": []}])
    assert found["projects.precision"] < 1


def test_a_false_conflict_costs_precision_and_an_optional_one_nothing() -> None:
    listed = labels("seeds_stage_conflicts")["conflicts"]
    needed = [{"type": "stage_conflict", **conflict} for conflict in listed if not conflict.get("optional")]
    assert scores.score(needed)["stage_conflicts.f1"] == 1
    mixed = {"type": "stage_conflict", "sides": [listed[0]["sides"][0], listed[1]["sides"][1]]}
    assert scores.score([*needed, mixed])["stage_conflicts.precision"] == pytest.approx(len(needed) / (len(needed) + 1))
    assert scores.score(needed[1:])["stage_conflicts.recall"] == pytest.approx((len(needed) - 1) / len(needed))


def test_rivals_of_one_city_are_no_group() -> None:
    groups = [rival for rival in labels("seeds_rivals")["rivals"] if not rival.get("optional")]
    side = groups[0]["claims"][0]["side"]
    alone = [claim for claim in groups[0]["claims"] if claim["side"] == side]
    found = scores.score([{"type": "rival", "claims": alone}, {"type": "rival", "claims": groups[1]["claims"]}])
    assert found == {"rivals.precision": 0.5, "rivals.recall": pytest.approx(1 / len(groups))}


def test_hubs_may_stand_in_one_group_but_mixed_roles_are_wrong() -> None:
    groups = {rival["role"]: rival["claims"] for rival in labels("seeds_rivals")["rivals"]}
    hubs = [*groups["交通枢纽"], *groups["航空枢纽"], *groups["物流枢纽"]]
    assert scores.score([{"type": "rival", "claims": hubs}])["rivals.precision"] == 1
    mixed = [groups[role][0] for role in ("副中心", "服务业强市", "全域旅游示范区", "国家经开区", "医药产业基地")]
    assert scores.score([{"type": "rival", "claims": mixed}])["rivals.precision"] == 0


def test_a_wrong_stage_costs_precision_and_a_report_of_something_else_too() -> None:
    items = [item for item in labels("evidence_progress")["progress"] if not item.get("doubt")]
    wrong = {"type": "progress", **items[0], "stage": "study"}
    found = scores.score([wrong, *({"type": "progress", **item} for item in items[1:])])
    assert found["progress.precision"] == pytest.approx((len(items) - 1) / len(items))
    swapped = {"type": "progress", **items[0], "report": items[-1]["report"]}
    assert scores.score([swapped])["progress.precision"] == 0


def test_spans_match_by_half_or_by_holding() -> None:
    whole = {"source": "a", "start": 0, "end": 10}
    assert fits(whole, {"source": "a", "start": 4, "end": 6})
    assert fits(whole, {"source": "a", "start": 3, "end": 12})
    assert not fits(whole, {"source": "a", "start": 8, "end": 16})
    assert not fits(whole, {"source": "b", "start": 0, "end": 10})


def test_routes_count_exact_order() -> None:
    routes = {(route["name"], route["context"]): route["places"] for route in labels("seeds_routes")["routes"]}
    assert set(scores.score_routes(lambda name, context: routes[name, context]).values()) == {1.0}
    assert max(scores.score_routes(lambda name, context: routes[name, context][::-1]).values()) < 0.1


@pytest.mark.skipif(not SHARED.is_dir(), reason="the texts are in ../shared, which is not here")
def test_every_span_of_the_list_stands_in_its_text() -> None:
    assert check() == []
