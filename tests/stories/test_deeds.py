"""Who acts on whom, as titles tell it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.stories import aims, deeds, pacts


def told(title: str) -> list[str]:
    return [
        f"{kind} {'+'.join(sorted(agents))}>{'+'.join(sorted(patients))}"
        for kind, agents, patients in deeds.find(title)
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Egypt bans tea from Kenya",
        "Egypt to ban Kenyan tea",
        "Cairo's commerce ministry bans Kenyan tea",
        "Egyptian ban on Kenyan tea",
        "Egypt puts new import ban on tea from Kenya",
        "Ban by Egypt on tea from Kenya",
        "Kenyan tea banned from Egypt",
        "Tea from Kenya is shut out by Cairo",
        "Kenya's tea growers face Egyptian ban",
        "Nairobi condemns Egyptian ban",
        "Kenyan tea quota cut by Egypt",
        "Kenya hit by Egyptian curbs, growers say",
        "Traders wait, as Egypt restricts Kenyan tea",
        "Ban imposed on Kenyan tea by Egypt",
        "Egypt retaliates against Kenya over rice",
        "Egypt investigates dumping of tea from Kenya",
        "Kenya weathers anti-dumping duties in Egypt",
    ],
)
def test_one_act_told_in_many_ways(title: str) -> None:
    assert told(title) == ["act EG>KE"]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Norway complains at WTO about Chilean salmon rules", ["complaint NO>CL"]),
        ("Chile taken to WTO by Norway over salmon", ["complaint NO>CL"]),
        ("Oslo seeks consultations with Chile", ["complaint NO>CL"]),
        ("Chile faces WTO complaint over salmon", ["complaint >CL"]),
        ("WTO panel backs Norway in dispute with Chile", ["ruling NO>CL"]),
        ("Chile loses salmon dispute with Norway", ["ruling NO>CL"]),
        ("WTO rules against Chile", ["ruling >CL"]),
        ("Chilean exports of salmon to Norway fall", ["sale CL>NO"]),
        ("Norway buys less salmon from Chile", ["sale CL>NO"]),
        ("Norway and Iceland sanction Belarus", ["act IS+NO>BY"]),
        ("Trader fined as Norway shuts ports", ["act NO>"]),
        ("Tariff on Chilean salmon", ["act >CL"]),
        ("Chilean firm accused of running a Norwegian cartel", ["complaint >CL"]),
    ],
)
def test_other_deeds_and_sides_that_are_not_told(title: str, found: list[str]) -> None:
    assert told(title) == found


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Norway and Chile sign pact on salmon quotas",
        "Norwegian salmon duties weigh on buyers",
        "Growers in Chile cut prices",
        "Chile and Norway meet",
        "Tariff on all tea",
        "UN bans arms sales",
    ],
)
def test_what_is_in_doubt_is_left_out(title: str) -> None:
    assert told(title) == []


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("US adds Belmora Chips to Entity List", ["Belmora Chips"]),
        ("Chinese chip maker Belmora blacklisted by US", ["Belmora"]),
        ("EU opens probe into Zapmart", ["Zapmart"]),
        ("UK sanctions tycoon Ivo Marek and Duval Bank", ["Ivo Marek", "Duval Bank"]),
        ("Taiwan bans Chinese maker Belmora", ["Belmora"]),
        ("Norway sanctions banks in Belarus", []),
        ("Belmora raises prices", []),
        ("Chip ban: Belmora waits", []),
        ("Ban, Belmora says, comes late", []),
        (
            "Zunmai, Aoteri and Fei Robotics put on US list",
            ["Fei Robotics", "Aoteri", "Zunmai"],
        ),
        ("Court probes tariffs on Friday", []),
        ("Permit put on hold", []),
        ("Sanctions on", []),
    ],
)
def test_those_aimed_at_by_name(title: str, names: list[str]) -> None:
    assert [" ".join(name) for name in aims.find(title)] == names


@given(st.text() | st.text("⟨0⟩' ,ban by US put on Kenya taken facing"))
def test_any_title_can_be_read(title: str) -> None:
    assert all(deed.agents or deed.patients for deed in deeds.find(title))
    assert all(map(all, aims.find(title)))


@pytest.mark.parametrize(
    ("title", "parties"),
    [
        ("Norway and Chile sign upgraded trade pact", {"NO", "CL"}),
        ("Chile signs trade pact with Oman in Muscat", {"CL", "OM"}),
        ("Mercosur, Singapore seal free trade deal", {"MERCOSUR", "SG"}),
        ("Norway signs no deal with Gulf states after row", {"NO", "GCC"}),
        ("Norway hails deal as Chile signs", set[str]()),
        ("Norway sets tariff on wine from Chile", set[str]()),
    ],
)
def test_the_parties_of_a_pact_are_read_from_both_sides(title: str, parties: set[str]) -> None:
    assert pacts.find(title) == parties
