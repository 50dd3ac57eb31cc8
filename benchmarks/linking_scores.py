"""Scores of linking by the list in ``benchmarks/linking``, which a reader made apart from the program.

    luoshi link FILE… | python -m benchmarks.linking_scores
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from benchmarks.linking_labels import Record, fits, key, labels, overlap


def score(predicted_findings: list[Record]) -> dict[str, float]:
    """Figures from 0 to 1 by name, of the findings of ``luoshi link``, ``compare`` and ``follow`` as JSON objects.

    Only types that occur among the findings are scored; ``projects.merged`` is a count, and 0 is the aim.
    """
    by_type: dict[str, list[Record]] = {}
    for finding in predicted_findings:
        by_type.setdefault(str(finding.get("type")), []).append(finding)
    found: dict[str, float] = {}
    for name, measure in _MEASURES.items():
        if name in by_type:
            found |= measure(by_type[name])
    return found


def score_routes(decode: Callable[[str, str | None], Sequence[str]]) -> dict[str, float]:
    """Share of names whose places ``decode(name, context)`` gives exactly and in order, by set.

    ``context`` is the code of the issuer, None for the nation.
    """
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for route in labels("seeds_routes")["routes"]:
        wanted = [route["places"], *route.get("accept", ())]
        total[route["set"]] += 1
        right[route["set"]] += list(decode(route["name"], route["context"])) in wanted
    return {f"routes.{name}": right[name] / total[name] for name in sorted(total)}


# Projects


class _Known:
    """The mentions of the list, and what it says of two of them."""

    def __init__(self) -> None:
        listed = labels("seeds_projects")
        self.clusters: dict[str, Record] = {cluster["id"]: cluster for cluster in listed["projects"]}
        self.mentions: list[tuple[Record, str]] = [
            (mention, cluster["id"]) for cluster in listed["projects"] for mention in cluster["mentions"]
        ]
        self.pairs = {frozenset((pair["a"], pair["b"])): pair for pair in listed["pairs"]}

    def of(self, span: Record) -> int | None:
        """The index of the mention that a span matches best."""
        ranked = [(overlap(span, mention), _iou(span, mention), -index)
                  for index, (mention, _) in enumerate(self.mentions) if fits(span, mention)]
        return -max(ranked)[2] if ranked else None

    def cluster(self, index: int) -> str:
        return self.mentions[index][1]

    def doubtful(self, index: int) -> bool:
        return bool(self.mentions[index][0].get("doubt"))

    def verdict(self, one: str, other: str) -> tuple[str, tuple[str, ...]]:
        pair = self.pairs.get(frozenset((one, other)), {})
        return pair.get("verdict", "distinct"), tuple(pair.get("also", ()))


def _iou(left: Record, right: Record) -> float:
    shared: int = min(left["end"], right["end"]) - max(left["start"], right["start"])
    union: int = max(left["end"], right["end"]) - min(left["start"], right["start"])
    return shared / union


def _projects(findings: list[Record]) -> dict[str, float]:
    known = _Known()
    wanted = set(_same_pairs(known))
    hits: set[frozenset[int]] = set()
    wrong = merged = 0
    for finding in findings:
        placed = [(span, known.of(span)) for span in finding["mentions"]]
        merged += _merges(known, {known.cluster(i) for _, i in placed if i is not None})
        for (left, one), (right, other) in combinations(placed, 2):
            if left["source"] == right["source"]:
                continue
            if one is None or other is None:
                wrong += 1
            elif known.cluster(one) == known.cluster(other):
                hits.add(frozenset((one, other)))
            elif not (known.doubtful(one) or known.doubtful(other)) and not _may_be_same(known, one, other):
                wrong += 1
    right_ones = len(hits & wanted)
    figures = _figures("projects", right_ones, right_ones + wrong, len(wanted))
    return figures | {"projects.merged": float(merged)} | _places(known, findings) | _ties(known, findings)


def _same_pairs(known: _Known) -> Iterator[frozenset[int]]:
    """Pairs of mentions of one project in two sources, both beyond doubt."""
    for (one, (left, cluster)), (other, (right, second)) in combinations(enumerate(known.mentions), 2):
        if cluster == second and left["source"] != right["source"] and not (left.get("doubt") or right.get("doubt")):
            yield frozenset((one, other))


def _may_be_same(known: _Known, one: int, other: int) -> bool:
    return "same" in known.verdict(known.cluster(one), known.cluster(other))[1]


def _merges(known: _Known, clusters: set[str]) -> int:
    """How many pairs in a predicted cluster the list holds apart, whether listed as a pair or not."""
    pairs = (known.verdict(one, other) for one, other in combinations(sorted(clusters), 2))
    return sum(verdict == "distinct" and "same" not in also for verdict, also in pairs)


def _places(known: _Known, findings: list[Record]) -> dict[str, float]:
    right = total = 0
    for finding in findings:
        indexes = (known.of(span) for span in finding["mentions"])
        clusters = {known.cluster(index) for index in indexes if index is not None}
        for cluster in sorted(clusters):
            if known.clusters[cluster].get("route"):
                places = list(finding.get("places", ()))
                total += 1
                right += known.clusters[cluster]["places"] in (places, places[::-1])
    return {"projects.places": right / total} if total else {}


def _ties(known: _Known, findings: list[Record]) -> dict[str, float]:
    """Of listed pairs that are parts or related: how many are stated, with that verdict or another that will do."""
    owners: dict[str, set[str]] = {}
    for finding in findings:
        indexes = (known.of(span) for span in finding["mentions"])
        owners[str(finding.get("id"))] = {known.cluster(index) for index in indexes if index is not None}
    stated: dict[frozenset[str], str] = {}
    for finding in findings:
        for tie in finding.get("relations", ()):
            for one in owners[str(finding.get("id"))]:
                for other in owners.get(str(tie.get("project")), ()):
                    stated[frozenset((one, other))] = tie["verdict"]
    wanted = {key: pair for key, pair in known.pairs.items() if pair["verdict"] in ("part_of", "related")}
    right = sum(stated.get(key) in (pair["verdict"], *pair.get("also", ())) for key, pair in wanted.items())
    return {"projects.relations": right / len(wanted)} if stated else {}


# What follows from projects


def _conflicts(findings: list[Record]) -> dict[str, float]:
    listed = labels("seeds_stage_conflicts")["conflicts"]
    found: set[int] = set()
    wrong = 0
    for finding in findings:
        match = [index for index, conflict in enumerate(listed) if _both_sides(finding["sides"], conflict["sides"])]
        found |= set(match)
        wrong += not match
    needed = {index for index, conflict in enumerate(listed) if not conflict.get("optional")}
    return _figures("stage_conflicts", len(found & needed), len(found & needed) + wrong, len(needed))


def _both_sides(found: list[Record], listed: list[Record]) -> bool:
    return all(any(fits(side, other) for other in found) for side in listed)


def _rivals(findings: list[Record]) -> dict[str, float]:
    groups = labels("seeds_rivals")["rivals"]
    needed = [index for index, group in enumerate(groups) if not group.get("optional")]
    recalled: set[int] = set()
    right = judged = 0
    for finding in findings:
        held = {index for index in range(len(groups)) if _holds(finding["claims"], _family(groups, index))}
        recalled |= {index for index in held if _recalls(finding["claims"], groups[index]["claims"])}
        if held and not any(index in needed for index in held):
            continue
        judged += 1
        right += bool(held)
    recall = len(recalled & set(needed)) / len(needed)
    return {"rivals.precision": right / judged if judged else 1.0, "rivals.recall": recall}


def _family(groups: list[Record], index: int) -> list[Record]:
    """The claims of a group and of those that a coarser reader may put with it."""
    family = groups[index].get("family")
    if not family:
        return list(groups[index]["claims"])
    return [claim for group in groups if group.get("family") == family for claim in group["claims"]]


def _holds(found: list[Record], listed: list[Record]) -> bool:
    """Whether at least two claims of different sides and half of all that were found are in one listed group."""
    matched = [claim for claim in found if any(fits(claim, other) for other in listed)]
    sides = {other["side"] for other in listed if any(fits(claim, other) for claim in matched)}
    return len(sides) >= 2 and 2 * len(matched) >= len(found)


def _recalls(found: list[Record], listed: list[Record]) -> bool:
    """Whether half or more of the claims that must be there are, from two sides."""
    needed = [claim for claim in listed if not claim.get("more")]
    matched = [claim for claim in needed if any(fits(claim, other) for other in found)]
    return len({claim["side"] for claim in matched}) >= 2 and 2 * len(matched) >= len(needed)


def _progress(findings: list[Record]) -> dict[str, float]:
    listed = labels("evidence_progress")
    known = _Known()
    used: set[int] = set()
    right = wrong = timed = silent = silent_total = 0
    for finding in filter(_is_listed_ground, findings):
        if finding.get("report") is None:
            mine = any(fits(finding["commitment"], span) for span in listed["silent"])
            spoken = any(_same_commitment(known, finding["commitment"], item) for item in listed["progress"])
            silent_total += mine or spoken
            silent += mine and not spoken
            continue
        if finding.get("stage") is None:
            continue  # `mentioned` proposes no stage
        indexes = [index for index, item in enumerate(listed["progress"]) if _reports(known, finding, item)]
        if not indexes:
            wrong += 1
            continue
        good = [i for i in indexes if _stage_fits(finding, listed["progress"][i])]
        if not good and any(listed["progress"][i].get("doubt") for i in indexes):
            continue
        timed += any(finding.get("time") == listed["progress"][i]["time"] for i in indexes)
        used |= set(good)
        right += bool(good)
        wrong += not good
    needed = {index for index, item in enumerate(listed["progress"]) if not item.get("doubt")}
    figures = {"progress.precision": right / (right + wrong) if right + wrong else 1.0,
               "progress.recall": len(used & needed) / len(needed), "progress.time": timed / max(1, right + wrong)}
    return figures | ({"progress.silent": silent / silent_total} if silent_total else {})


def _is_listed_ground(finding: Record) -> bool:
    """Whether the list can judge a finding: it has projects of two decisions in two reports."""
    listed = labels("evidence_progress")["progress"]
    report = finding.get("report")
    return (finding.get("project") is not None
            and finding["commitment"]["source"] in {item["commitment"]["source"] for item in listed}
            and (report is None or report["source"] in {item["report"]["source"] for item in listed}))


def _reports(known: _Known, finding: Record, item: Record) -> bool:
    return fits(finding["report"], item["report"]) and _same_commitment(known, finding["commitment"], item)


def _same_commitment(known: _Known, span: Record, item: Record) -> bool:
    """The listed commitment, or another mention of its project in the decision."""
    if fits(span, item["commitment"]):
        return True
    one, other = known.of(span), known.of(item["commitment"])
    return one is not None and other is not None and known.cluster(one) == known.cluster(other)


def _stage_fits(finding: Record, item: Record) -> bool:
    return finding.get("stage") in (item["stage"], *item.get("also", ()))


# Services, partners, industries, one-sided lines


def _services(findings: list[Record]) -> dict[str, float]:
    listed = [claim for service in labels("seeds_relations")["services"] for claim in service["promises"]]
    found = [claim for finding in findings for claim in finding["promises"]]
    return _spans("recognition", found, listed)


def _industries(findings: list[Record]) -> dict[str, float]:
    """Pairs of side and division, where any of the divisions that will do counts."""
    listed = labels("seeds_relations")["industries"]
    found = {(side, finding["code"][:2]) for finding in findings for side in finding["sides"]}
    allowed = {(item["side"], code) for item in listed for code in (item["division"], *item.get("accept", ()))}
    hits = sum(any((item["side"], code) in found for code in (item["division"], *item.get("accept", ())))
               for item in listed)
    return {"industries.precision": len(found & allowed) / len(found) if found else 1.0,
            "industries.recall": hits / len(listed)}


def _partners(findings: list[Record]) -> dict[str, float]:
    listed = labels("seeds_relations")["partners"]
    every = {(item["side"], item["partner"]) for item in listed}
    needed = {(item["side"], item["partner"]) for item in listed if not item.get("weak")}
    found = {(item["side"], item["partner"]) for item in findings}
    return _figures("partners", len(found & every), len(found), len(needed), len(found & needed))


def _one_sided(findings: list[Record]) -> dict[str, float]:
    listed = labels("seeds_relations")["one_sided"]
    found = [span for finding in findings for span in finding["promised"]]
    return _spans("one_sided", found, listed)


def _spans(name: str, found: list[Record], listed: list[Record]) -> dict[str, float]:
    unique = {key(span): span for span in found}.values()
    wanted = {key(span): span for span in listed}
    right = sum(any(fits(span, other) for other in wanted.values()) for span in unique)
    hit = sum(any(fits(other, span) for other in unique) for span in wanted.values())
    return _figures(name, right, len(unique), len(wanted), hit)


def _figures(name: str, right: int, found: int, wanted: int, hit: int | None = None) -> dict[str, float]:
    precision = right / found if found else 1.0
    recall = (right if hit is None else hit) / wanted if wanted else 1.0
    both = precision + recall
    return {f"{name}.precision": precision, f"{name}.recall": recall,
            f"{name}.f1": 2 * precision * recall / both if both else 0.0}


_MEASURES: dict[str, Callable[[list[Record]], dict[str, float]]] = {
    "project": _projects, "stage_conflict": _conflicts, "rival": _rivals, "progress": _progress,
    "recognition": _services, "industry": _industries, "partner": _partners, "one_sided": _one_sided,
}


def main() -> int:
    """Score the findings on standard input, one JSON object a line."""
    print(json.dumps(score([json.loads(line) for line in sys.stdin if line.strip()]), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
