"""What the clause around a member of a list tells of it."""

from __future__ import annotations

from typing import final


@final
class Setting:
    """What the clause around a member tells: does a verb make one thing, is it won, is it called a project…"""

    __slots__ = (
        "beside", "builds", "crowd", "enacts", "event", "listed", "local", "makes", "plural", "role", "shares",
        "upgrades", "wins", "works",
    )

    def __init__(
        self, *, makes: bool, builds: bool, wins: bool, upgrades: bool, event: bool, works: bool, enacts: bool,
        listed: bool, shares: bool, plural: bool, crowd: bool, beside: bool, role: bool, local: bool = False,
    ) -> None:
        self.makes = makes
        self.builds = builds
        self.wins = wins
        self.upgrades = upgrades
        self.event = event
        self.works = works
        self.enacts = enacts
        self.listed = listed
        self.shares = shares
        self.plural = plural
        self.crowd = crowd
        self.beside = beside
        self.role = role
        self.local = local
