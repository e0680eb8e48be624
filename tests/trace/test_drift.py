"""What changed from an earlier statement to a later one: rows for every kind, and for what is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportedly.trace.drift import drift
from reportedly.trace.values import Drift, DriftKind
from tests.trace.stating import How, Stated, Who, stated

FINCH = Who("Orla Finch", title="Interior Minister")
QUIROGA = Who("Marta Quiroga", title="senior engineer")
OFFICIALS = Who("officials", "unnamed_group")
SOURCES = Who("sources", "anonymous_source")
DIRECT = How(kind="direct")
CLAIMED = How(stance="distances")
LOOSE = How(factuality="PS+")

#: Earlier, later, and the words of both that changed.
Row = tuple[Stated, Stated, str, str]


def changes(one: Stated, other: Stated, denial: Stated | None = None) -> tuple[Drift, ...]:
    """The drift, once seen that every span holds the words that are shown."""
    later = replace(other.statement, uid="u2", article="two")
    denied = replace(denial.statement, uid="u3") if denial else None
    found = drift(one.statement, later, one.document, other.document, denied)
    for change in found:
        for words, span, document in (
            (change.before, change.before_span, one.document),
            (change.after, change.after_span, other.document),
        ):
            assert span is None or document.text[span[0] : span[1]] == words
        assert 0.4 <= change.confidence <= 1
    return found


ATTRIBUTION: list[Row] = [
    (
        stated("~Orla Finch~ {said} <the harbour was sold>.", FINCH),
        stated("<The harbour was sold.>"),
        "Orla Finch said",
        "The harbour was sold.",
    ),
    (
        stated("<The harbour was sold>, {according to} ~Orla Finch~.", FINCH),
        stated("It rained. <The harbour was sold.>"),
        "according to Orla Finch",
        "The harbour was sold.",
    ),
    (
        stated("~Officials~ {said} <two boats sank>.", OFFICIALS),
        stated("<Two boats sank> off the coast."),
        "Officials said",
        "Two boats sank",
    ),
    (
        stated("~A survey by Harbour Trust~ {found} <that ferries run late>.", Who("survey", "document")),
        stated("<Ferries run late.>"),
        "A survey by Harbour Trust found",
        "Ferries run late.",
    ),
    # Passive, nobody named.
    (
        stated("~Orla Finch~ {expects} <the harbour to be sold>.", FINCH),
        stated("<The harbour> {is expected} <to be sold>."),
        "Orla Finch expects",
        "The harbour is expected to be sold",
    ),
    (
        stated('~Finch~ {said} <"We sold the harbour.">', FINCH, DIRECT),
        stated("<The city sold the harbour.>"),
        "Finch said",
        "The city sold the harbour.",
    ),
    # The source of the sentence was not resolved, but it is there.
    (
        stated("~She~ {said} <the harbour was sold>."),
        stated("<The harbour was sold.>"),
        "She said",
        "The harbour was sold.",
    ),
    (
        stated("<The harbour>, ~Orla Finch~ {said}, <was sold>.", FINCH),
        stated("<The harbour was sold.>"),
        "Orla Finch said",
        "The harbour was sold.",
    ),
]
NO_ATTRIBUTION = [
    (
        stated("~Orla Finch~ {said} <the harbour was sold>.", FINCH),
        stated("~Finch~ {said} <the harbour was sold>.", Who("Finch")),
    ),
    (stated("<The harbour was sold.>"), stated("<The harbour was sold.>")),
    (stated("<The harbour> {is said} <to have been sold>."), stated("<The harbour was sold.>")),
    # Only not read as an attribution.
    (
        stated("~Orla Finch~ {said} <the harbour was sold>.", FINCH),
        stated("<The harbour was sold>, said the minister."),
    ),
    (
        stated("~Orla Finch~ {said} <the harbour was sold>.", FINCH),
        stated("<According to Finch, the harbour was sold.>"),
    ),
    # Named by words that were not resolved.
    (
        stated("~Orla Finch~ {said} <the harbour was sold>.", FINCH),
        stated("~He~ {said} <the harbour was sold>."),
    ),
    # Through somebody who is named.
    (
        stated("~Orla Finch~ {said} <the harbour was sold>.", FINCH),
        stated("{Reportedly} <the harbour was sold>.", None, How(chain=(FINCH.source(),))),
    ),
    (stated("~Orla Finch~ {said} <the harbour was sold>.", FINCH), stated("Nothing.", None)),
]

HEDGE: list[Row] = [
    (
        stated("~Finch~ {said} <the fire may have been set on purpose>.", FINCH, LOOSE),
        stated("~Finch~ {said} <the fire was set on purpose>.", FINCH),
        "may",
        "was set",
    ),
    (
        stated("<The fire was allegedly set by two dockers.>"),
        stated("<The fire was set by two dockers.>"),
        "allegedly",
        "was set",
    ),
    (
        stated("~Finch~ {claimed} <that dockers set the fire>.", FINCH, CLAIMED),
        stated("~Finch~ {said} <that dockers set the fire>.", FINCH),
        "claimed",
        "said",
    ),
    (
        stated("~Finch~ {suspects} <that dockers set the fire>.", FINCH, How(factuality="PR+")),
        stated("~Finch~ {said} <that dockers set the fire>.", FINCH),
        "suspects",
        "said",
    ),
    (
        stated("<The minister reportedly sold the harbour.>"),
        stated("<The minister sold the harbour> in May."),
        "reportedly",
        "sold",
    ),
    (
        stated("<Two dockers> {are believed} <to have set the fire>."),
        stated("<Two dockers set the fire.>"),
        "are believed",
        "Two dockers set the fire.",
    ),
    (
        stated("~Finch~ {said} <the fire was probably set by dockers>.", FINCH, How(factuality="PR+")),
        stated("<The fire was set by dockers.>"),
        "probably",
        "was set",
    ),
    (
        stated("<The harbour could be sold by winter.>"),
        stated("<The harbour will be sold by winter.>"),
        "could",
        "will be sold",
    ),
    (
        stated("<Police arrested a suspected smuggler.>"),
        stated("<Police arrested a smuggler.>"),
        "suspected",
        "smuggler",
    ),
]
NO_HEDGE = [
    # The doubt stands inside what is quoted now, or was denied before.
    (
        stated("~Finch~ {thought} <that the boat was going to sink>.", FINCH, How(factuality="PR+")),
        stated('~Finch~ {said}: <"I thought that the boat was going to sink.">', FINCH, DIRECT),
    ),
    (
        stated("~The city~ {does not allege} <that Finch sold a boat>.", Who("city", "named_organization")),
        stated("~Finch~ {said} <she never sold a boat>.", FINCH),
    ),
    # A charge is reported as one.
    (
        stated("~Finch~ {accused} <dockers of setting the fire>.", FINCH, CLAIMED),
        stated("~Finch~ {said} <that dockers set the fire>.", FINCH),
    ),
    # The hedge is kept, moved, or put in another word.
    (
        stated("~Finch~ {said} <the fire may have been set on purpose>.", FINCH),
        stated("~Finch~ {said} <the fire might have been set on purpose>.", FINCH),
    ),
    (
        stated("<The fire was allegedly set by dockers.>"),
        stated("~Finch~ {suspects} <that the fire was set by dockers>.", FINCH),
    ),
    (
        stated("~Finch~ {claimed} <that dockers set the fire>.", FINCH, CLAIMED),
        stated("~Finch~ {alleged} <that dockers set the fire>.", FINCH, CLAIMED),
    ),
    (
        stated("<The fire was allegedly set by dockers.>"),
        stated("Reportedly, <the fire was set by dockers>."),
    ),
    # The hedge belongs to what was left out.
    (
        stated("~Finch~ {said} <the harbour was sold, and the ferry line may follow next year>.", FINCH),
        stated("~Finch~ {said} <the harbour was sold>.", FINCH),
    ),
    # The month; what nobody could do.
    (
        stated("<The harbour was sold on May 4 to two dockers.>"),
        stated("<The harbour was sold to two dockers.>"),
    ),
    (
        stated("<The crew could not leave the burning boat.>"),
        stated("<The crew did not leave the burning boat.>"),
    ),
    (
        stated("~Finch~ {said} <the fire was set on purpose>.", FINCH),
        stated("~Finch~ {said} <the fire was set on purpose>.", FINCH),
    ),
    # More hedged than before.
    (stated("<The fire was set by dockers.>"), stated("<The fire was allegedly set by dockers.>")),
    (
        stated("~Finch~ {promised} <to sell the harbour>.", FINCH, How(factuality="PR+")),
        stated("~Finch~ {promised} <to sell the harbour>.", FINCH, How(factuality="PR+")),
    ),
]

VAGUER: list[Row] = [
    (
        stated("~Interior Minister Orla Finch~ {said} <the harbour was sold>.", FINCH),
        stated(
            "~A government official~ {said} <the harbour was sold>.",
            Who("A government", "named_organization"),
        ),
        "Interior Minister Orla Finch",
        "A government official",
    ),
    (
        stated("~Interior Minister Orla Finch~ {said} <the harbour was sold>.", FINCH),
        stated("~an official~ {said} <the harbour was sold>.", Who("an official", "unnamed_person")),
        "Interior Minister Orla Finch",
        "an official",
    ),
    (
        stated("~Orla Finch~ {said} <the harbour was sold>.", FINCH),
        stated("~sources~ {said} <the harbour was sold>.", SOURCES),
        "Orla Finch",
        "sources",
    ),
    (
        stated("~Marta Quiroga~ {said} <relays were opened>.", QUIROGA),
        stated("~experts~ {say} <relays were opened>.", Who("experts", "unnamed_group")),
        "Marta Quiroga",
        "experts",
    ),
    (
        stated("~Harbour Trust~ {said} <ferries run late>.", Who("Harbour Trust", "named_organization")),
        stated("~officials~ {said} <ferries run late>.", OFFICIALS),
        "Harbour Trust",
        "officials",
    ),
    (
        stated(
            "~a police officer in Port Ness~ {said} <two boats sank>.",
            Who("a police officer in Port Ness", "unnamed_person"),
        ),
        stated("~sources~ {said} <two boats sank>.", SOURCES),
        "a police officer in Port Ness",
        "sources",
    ),
    (
        stated("~A Norland customs report~ {says} <two boats sank>.", Who("customs report", "document")),
        stated("~some people~ {say} <two boats sank>.", Who("some people", "unnamed_group")),
        "A Norland customs report",
        "some people",
    ),
    # By a pronoun: the words that name her are shown.
    (
        stated("~Orla Finch~ spoke. She {said} <the harbour was sold>.", FINCH),
        stated(
            "~a government source~ {said} <the harbour was sold>.",
            Who("a government source", "anonymous_source"),
        ),
        "Orla Finch",
        "a government source",
    ),
    (
        stated(
            "~two lawyers for Harbour Trust~ {said} <ferries run late>.",
            Who("two lawyers for Harbour Trust", "unnamed_group"),
        ),
        stated("~insiders~ {said} <ferries run late>.", Who("insiders", "anonymous_source")),
        "two lawyers for Harbour Trust",
        "insiders",
    ),
]
NOT_VAGUER = [
    (
        stated("~Interior Minister Orla Finch~ {said} <it was sold>.", FINCH),
        stated("~Finch~ {said} <it was sold>.", Who("Finch")),
    ),
    (
        stated("~an official~ {said} <it was sold>.", Who("an official", "unnamed_person")),
        stated("~Orla Finch~ {said} <it was sold>.", FINCH),
    ),
    (
        stated("~officials~ {said} <it was sold>.", OFFICIALS),
        stated("~sources~ {said} <it was sold>.", SOURCES),
    ),
    # Its unnamed officials are the organisation.
    (
        stated("~Harbour Trust~ {said} <it was sold>.", Who("Harbour Trust", "named_organization")),
        stated(
            "~a Harbour Trust spokesman~ {said} <it was sold>.",
            Who("a Harbour Trust spokesman", "unnamed_person"),
        ),
    ),
    # Named next to it, only not understood.
    (
        stated("~Orla Finch~ {said} <it was sold>.", FINCH),
        stated(
            "Orla Finch spoke on Monday. ~The official~ {said} <it was sold>.",
            Who("The official", "unnamed_person"),
        ),
    ),
    (
        stated("~Orla Finch~ {said} <it was sold>.", FINCH),
        stated(
            "~The blog~ {said} <it was sold>.",
            Who("The blog", "unnamed_person"),
            How(chain=(Who("Orla Finch").source(),)),
        ),
    ),
    (
        stated("~Orla Finch~ {said} <it was sold>.", FINCH),
        stated("~Marta Quiroga~ {said} <it was sold>.", QUIROGA),
    ),
    (stated("<It was sold.>"), stated("~sources~ {said} <it was sold>.", SOURCES)),
    (stated("~Orla Finch~ {said} <it was sold>.", FINCH), stated("<It was sold.>")),
]

GRANDER: list[Row] = [
    (
        stated(
            "~Ferry Office inspector Orla Finch~ {said} <it was sold>.",
            Who("Orla Finch", title="Ferry Office inspector"),
        ),
        stated(
            "~The chief inspector of the Ferry Office, Orla Finch,~ {said} <it was sold>.",
            Who("Orla Finch", title="chief inspector of the Ferry Office"),
        ),
        "Ferry Office inspector Orla Finch",
        "The chief inspector of the Ferry Office, Orla Finch,",
    ),
    (
        stated("~a clerk~ {said} <it was sold>.", Who("a clerk", "unnamed_person")),
        stated("~a top official~ {said} <it was sold>.", Who("a top official", "unnamed_person")),
        "a clerk",
        "a top official",
    ),
    (
        stated("~an official~ {said} <it was sold>.", Who("an official", "unnamed_person")),
        stated("~a senior official~ {said} <it was sold>.", Who("a senior official", "unnamed_person")),
        "an official",
        "a senior official",
    ),
    (
        stated(
            "~an aide to the minister~ {said} <it was sold>.",
            Who("an aide to the minister", "unnamed_person"),
        ),
        stated("~the minister~ {said} <it was sold>.", Who("the minister", "unnamed_person")),
        "an aide to the minister",
        "the minister",
    ),
    (
        stated(
            "~Engineer Marta Quiroga~ {said} <relays were opened>.", Who("Marta Quiroga", title="engineer")
        ),
        stated(
            "~Grid chief Marta Quiroga~ {said} <relays were opened>.",
            Who("Marta Quiroga", title="Grid chief"),
        ),
        "Engineer Marta Quiroga",
        "Grid chief Marta Quiroga",
    ),
    (
        stated("~a blogger~ {said} <it was sold>.", Who("a blogger", "unnamed_person")),
        stated("~a leading expert~ {said} <it was sold>.", Who("a leading expert", "unnamed_person")),
        "a blogger",
        "a leading expert",
    ),
    (
        stated("~a soldier~ {said} <it was sold>.", Who("a soldier", "unnamed_person")),
        stated("~a commander~ {said} <it was sold>.", Who("a commander", "unnamed_person")),
        "a soldier",
        "a commander",
    ),
    (
        stated("~dock workers~ {said} <it was sold>.", Who("dock workers", "unnamed_group")),
        stated(
            "~high-ranking officials~ {said} <it was sold>.", Who("high-ranking officials", "unnamed_group")
        ),
        "dock workers",
        "high-ranking officials",
    ),
    (
        stated("~a junior officer~ {said} <it was sold>.", Who("a junior officer", "unnamed_person")),
        stated("~an officer~ {said} <it was sold>.", Who("an officer", "unnamed_person")),
        "a junior officer",
        "an officer",
    ),
    # A name lost and a rank won.
    (
        stated("~the clerk Tom Barrow~ {said} <it was sold>.", Who("Tom Barrow", title="clerk")),
        stated("~a top official~ {said} <it was sold>.", Who("a top official", "unnamed_person")),
        "the clerk Tom Barrow",
        "a top official",
    ),
]
NOT_GRANDER = [
    # Named now: that is more, but no higher.
    (
        stated("~A woman~ {said} <it was sold>.", Who("A woman", "unnamed_person")),
        stated("~Marta Quiroga~ {said} <it was sold>.", QUIROGA),
    ),
    (
        stated("~Barrow~ {said} <it was sold>.", Who("Tom Barrow", title="former lawyer")),
        stated("~Barrow~ {said} <it was sold>.", Who("Tom Barrow", title="longtime lawyer")),
    ),
    (
        stated("~a top official~ {said} <it was sold>.", Who("a top official", "unnamed_person")),
        stated("~an official~ {said} <it was sold>.", Who("an official", "unnamed_person")),
    ),
    (
        stated("~an official~ {said} <it was sold>.", Who("an official", "unnamed_person")),
        stated("~officials~ {said} <it was sold>.", OFFICIALS),
    ),
    (
        stated("~a clerk~ {said} <it was sold>.", Who("a clerk", "unnamed_person")),
        stated("~a worker~ {said} <it was sold>.", Who("a worker", "unnamed_person")),
    ),
    (
        stated("~Interior Minister Orla Finch~ {said} <it was sold>.", FINCH),
        stated("~the minister~ {said} <it was sold>.", Who("the minister", "unnamed_person")),
    ),
    (
        stated("~Engineer Marta Quiroga~ {said} <it was sold>.", Who("Marta Quiroga", title="engineer")),
        stated("~Interior Minister Orla Finch~ {said} <it was sold>.", FINCH),
    ),
    (
        stated("~Orla Finch~ {said} <it was sold>.", Who("Orla Finch")),
        stated("~Interior Minister Orla Finch~ {said} <it was sold>.", FINCH),
    ),
    (stated("~a clerk~ {said} <it was sold>.", Who("a clerk", "unnamed_person")), stated("<It was sold.>")),
    (
        stated("~a minister~ {said} <it was sold>.", Who("a minister", "unnamed_person")),
        stated(
            "~an aide to the minister~ {said} <it was sold>.",
            Who("an aide to the minister", "unnamed_person"),
        ),
    ),
]

QUOTE: list[Row] = [
    (
        stated('~Finch~ {said} <"We never sold the old harbour to anybody.">', FINCH, DIRECT),
        stated('~Finch~ {said} <"We never gave the old harbour to anybody.">', FINCH, DIRECT),
        "sold",
        "gave",
    ),
    (
        stated('~Finch~ {said} <"We did not pay the smugglers a crown.">', FINCH, DIRECT),
        stated('~Finch~ {said} <"We did pay the smugglers a crown.">', FINCH, DIRECT),
        "did not pay",
        "did pay",
    ),
    (
        stated('~Finch~ {said} <"I regret the mistakes that our harbour police made.">', FINCH, DIRECT),
        stated(
            '~Finch~ {said} <"I regret the terrible mistakes that our harbour police made.">', FINCH, DIRECT
        ),
        "the mistakes",
        "the terrible mistakes",
    ),
    (
        stated('~Finch~ {said} <"I have seen the boats leave the harbour.">', FINCH, DIRECT),
        stated('~Finch~ {said} <"We have seen the boats leave the harbour.">', FINCH, DIRECT),
        "I",
        "We",
    ),
    (
        stated('~Finch~ {said} <"They are smugglers, all the harbour knows.">', FINCH, DIRECT),
        stated('~Finch~ {said} <"They are thugs, all the harbour knows.">', FINCH, DIRECT),
        "smugglers",
        "thugs",
    ),
    (
        stated("~Finch~ {said} <“The boats left the harbour … at dawn with no lamps.”>", FINCH, DIRECT),
        stated(
            "~Finch~ {said} <“The boats left the harbour in rows at night with no lamps.”>", FINCH, DIRECT
        ),
        "dawn",
        "night",
    ),
    (
        stated("~Finch~ {said} <“He told me ‘leave the harbour now’ and so I left town.”>", FINCH, DIRECT),
        stated("~Finch~ {said} <“He told me ‘burn the harbour now’ and so I left town.”>", FINCH, DIRECT),
        "leave",
        "burn",
    ),
    (
        stated('~Finch~ {said} <"Norland will defend every boat in the harbour">', FINCH, DIRECT),
        stated('~Finch~ {said} <"Norland must defend every boat in the harbour">', FINCH, DIRECT),
        "will",
        "must",
    ),
]
QUOTE_KEPT = [
    (
        stated('~Finch~ {said} <"We never sold the harbour, and we never will.">', FINCH, DIRECT),
        stated("~Finch~ {said} <“we never sold the harbour”>", FINCH, DIRECT),
    ),
    (
        stated('~Finch~ {said} <"We never sold the old harbour to anybody.">', FINCH, DIRECT),
        stated('~Finch~ {said} <"We never sold … to anybody.">', FINCH, DIRECT),
    ),
    (
        stated('~Finch~ {said} <"They never sold the harbour to anybody.">', FINCH, DIRECT),
        stated('~Finch~ {said} <"[The dockers] never sold the harbour to anybody.">', FINCH, DIRECT),
    ),
    (
        stated('~Finch~ {said} <"We never sold the harbour to anybody.">', FINCH, DIRECT),
        stated("~Finch~ {said} <the city never gave the harbour to anybody>", FINCH),
    ),
    (
        stated('~Finch~ {said} <"We never sold the harbour to anybody.">', FINCH, DIRECT),
        stated('~Quiroga~ {said} <"We never gave the harbour to anybody.">', QUIROGA, DIRECT),
    ),
    (
        stated('~Finch~ {said} <"We don\'t know, the harbour is closed.">', FINCH, DIRECT),
        stated("~Finch~ {said} <“We don’t know: the Harbour is closed!”>", FINCH, DIRECT),
    ),
    (
        stated('~Finch~ {said} <"We will win this election in May.">', FINCH, DIRECT),
        stated('~Finch~ {said} <"We will sell the boats to Norland.">', FINCH, DIRECT),
    ),
    (stated('~Finch~ {said} <"">', FINCH, DIRECT), stated('~Finch~ {said} <"We sold it.">', FINCH, DIRECT)),
]

NUMBER: list[Row] = [
    # Who they are is told once.
    (
        stated("~Finch~ {said} <38 miners are trapped in the shaft>.", FINCH),
        stated("~Finch~ {said} <26 men sit behind the rock>.", FINCH),
        "38",
        "26",
    ),
    (
        stated("~Finch~ {said} <12 people were killed in the fire>.", FINCH),
        stated("~Finch~ {said} <20 people were killed in the fire>.", FINCH),
        "12",
        "20",
    ),
    (
        stated("<The blackout left 1.2 million people without power.>"),
        stated("<Two million people were left without power.>"),
        "1.2 million",
        "Two million",
    ),
    (
        stated("~Nudo~ {put} <losses at $40 million>.", Who("Nudo")),
        stated("~Nudo~ {put} <losses at $65 million>.", Who("Nudo")),
        "$40 million",
        "$65 million",
    ),
    (stated("<Prices rose by 3.5 percent in April.>"), stated("<Prices rose by 5% in April.>"), "3.5", "5"),
    (
        stated("<Twelve boats sank in the storm.>"),
        stated("<Twenty-two boats sank in the storm.>"),
        "Twelve",
        "Twenty-two",
    ),
    (
        stated("<Police arrested 117 protesters on Monday.>"),
        stated("<Police arrested 170 demonstrators.>"),
        "117",
        "170",
    ),
    # One number is kept, the other changed.
    (
        stated("<The fire killed 12 people and wounded 30 dockers.>"),
        stated("<The fire killed 12 people and wounded 50 dockers.>"),
        "30",
        "50",
    ),
    (stated("<The fire killed 43 people.>"), stated("<The fire killed more than 60 people.>"), "43", "60"),
    (stated("<The yard cut 1,500 jobs.>"), stated("<The yard cut 15,000 jobs.>"), "1,500", "15,000"),
]
NUMBER_KEPT = [
    # A year, an age and a rank are numbers of other things.
    (stated("<The 33-year veteran of the navy left.>"), stated("<The three-star veteran of the navy left.>")),
    (
        stated("<Tom Barrow of Ely, 53, High Court of Norland>"),
        stated("<Barrow served 12 years on the High Court of Norland.>"),
    ),
    (
        stated("<The fire was set more than three decades ago.>"),
        stated("<The fire was set in 1982, when all were at school.>"),
    ),
    (
        stated("<The blackout left 1.2 million people without power.>"),
        stated("<The blackout left 1,200,000 people without power.>"),
    ),
    (stated("<Twelve boats sank.>"), stated("<12 boats sank.>")),
    # Rounded, bounded.
    (stated("<The yard cut 1,187 jobs.>"), stated("<The yard cut about 1,200 jobs.>")),
    (stated("<The fire killed 43 people.>"), stated("<The fire killed more than 40 people.>")),
    (stated("<The fire killed 43 people.>"), stated("<The fire killed nearly 50 people.>")),
    (stated("<A loss of $39.8 million was reported.>"), stated("<A loss of $40 million was reported.>")),
    # Numbers of other things; dates, years, times of day, ordinals.
    (stated("<The fire killed 12 people and wounded 30 dockers.>"), stated("<The fire wounded 30 dockers.>")),
    (stated("<Twelve boats sank.>"), stated("<The harbour has 40 lamps.>")),
    (stated("<The harbour was sold on May 4, 2031.>"), stated("<The harbour was sold on May 6.>")),
    (stated("<Relays opened at 18:42 in the harbour.>"), stated("<Relays opened at 6 p.m. in the harbour.>")),
    (stated("<The 3rd boat sank in 2030.>"), stated("<The 5th boat sank in 2031.>")),
    (
        stated("<It fell by half, one of the worst days.>"),
        stated("<It fell by half, two of the worst days.>"),
    ),
    (stated("<>"), stated("<12 boats sank.>")),
]


def test_denials() -> None:
    for row in DENIALS:
        before, after, denial, omitted = row
        found = [change for change in changes(before, after, denial) if change.kind == "denial_omitted"]
        assert bool(found) == bool(omitted), (denial, after.document.text)
        if omitted:
            assert (found[0].before, found[0].after, found[0].after_span) == (omitted, "", None)


_CLAIM = stated(
    "~Finch~ {said} <dockers set the fire at the harbour>. "
    "The dockers' union denied that dockers set the fire.",
    FINCH,
)
_DENIAL = stated(
    "Finch said dockers set the fire at the harbour. "
    "~The dockers' union~ {denied} <that dockers set the fire>.",
    Who("dockers' union", "named_organization"),
    How(factuality="CT-"),
)
_DENIED = "The dockers' union denied that dockers set the fire"


def _later(text: str) -> Stated:
    return stated(f"~Finch~ {{said}} <dockers set the fire at the harbour>. {text}", FINCH)


DENIALS: list[tuple[Stated, Stated, Stated | None, str | None]] = [
    (_CLAIM, _later("It rained."), _DENIAL, _DENIED),
    (_CLAIM, _later(""), _DENIAL, _DENIED),
    (_CLAIM, _later("Police found no lamps at all."), _DENIAL, _DENIED),
    (_CLAIM, _later("The mayor denied that ferries run late."), _DENIAL, _DENIED),
    (_CLAIM, _later("The dockers' union held its yearly dance."), _DENIAL, _DENIED),
    # Still there: in the same words, in others, or by whoever denied it.
    (_CLAIM, _later("The union denied that dockers set the fire."), _DENIAL, None),
    (_CLAIM, _later("Union men said dockers did not set any fire."), _DENIAL, None),
    (_CLAIM, _later("The dockers' union called it a lie."), _DENIAL, None),
    (_CLAIM, _later("Dockers rejected any part in the fire."), _DENIAL, None),
    # No denial in the earlier article; that of another one; the claim itself.
    (_CLAIM, _later("It rained."), None, None),
    (
        _CLAIM,
        _later("It rained."),
        Stated(replace(_DENIAL.statement, article="three"), _DENIAL.document),
        None,
    ),
]

ROWS: list[tuple[DriftKind, list[Row]]] = [
    ("attribution_dropped", ATTRIBUTION),
    ("hedge_dropped", HEDGE),
    ("speaker_vaguer", VAGUER),
    ("speaker_grander", GRANDER),
    ("quote_altered", QUOTE),
    ("number_changed", NUMBER),
]
NONE: list[tuple[DriftKind, list[tuple[Stated, Stated]]]] = [
    ("attribution_dropped", NO_ATTRIBUTION),
    ("hedge_dropped", NO_HEDGE),
    ("speaker_vaguer", NOT_VAGUER),
    ("speaker_grander", NOT_GRANDER),
    ("quote_altered", QUOTE_KEPT),
    ("number_changed", NUMBER_KEPT),
]


@pytest.mark.parametrize(("kind", "row"), [(kind, row) for kind, rows in ROWS for row in rows])
def test_changed(kind: DriftKind, row: Row) -> None:
    before, after, here, there = row
    found = [(change.before, change.after) for change in changes(before, after) if change.kind == kind]
    assert found == [(here, there)]


@pytest.mark.parametrize(("kind", "row"), [(kind, row) for kind, rows in NONE for row in rows])
def test_not_changed(kind: DriftKind, row: tuple[Stated, Stated]) -> None:
    found = changes(*row)
    assert kind not in [change.kind for change in found], found


@pytest.mark.parametrize("rows", [rows for _, rows in ROWS])
def test_a_copy_has_no_drift(rows: list[Row]) -> None:
    for before, after, _, _ in rows:
        assert changes(before, before) == ()
        assert changes(after, after) == ()


def _printed(one: Stated, outlet: str | None = None, headline: tuple[int, int] | None = None) -> Stated:
    """The same in an outlet's article, with a headline."""
    return Stated(one.statement, replace(one.document, outlet=outlet, headline=headline))


def test_the_outlet_credited_is_neither_a_vaguer_nor_a_grander_speaker() -> None:
    mayor = _printed(stated("~Mayor Orla Finch~ {said} <the pool stays shut>.", FINCH), "Velm Post")
    # As a name that tells no body is read.
    channel = stated("<The pool stays shut>, ~Orme Live~ {reports}.", Who("Orme Live", "unnamed_group"))
    assert changes(_printed(mayor, "Orme Live"), channel) == ()
    assert [one.kind for one in changes(mayor, channel)] == ["speaker_vaguer"]
    clerk = stated("~A clerk~ {said} <the pool stays shut>.", Who("clerk", "unnamed_person"))
    both = stated(
        "<The pool stays shut>, ~Orme Live and the president~ {say}.", Who("Orme Live", "unnamed_group")
    )
    assert changes(_printed(clerk, "Orme Live"), both) == ()
    assert [one.kind for one in changes(clerk, both)] == ["speaker_grander"]


def test_a_paper_that_saw_a_memo_is_not_told_again_beside_its_name() -> None:
    seen = Who("a memo seen by The Tern", "document")
    before = stated("~A memo seen by The Tern~ {says} <two wards will go>.", seen)
    later = stated("<Two wards will go>, {according to} ~a memo~.", Who("a memo", "document"))
    assert [one.kind for one in changes(_printed(before, "Velm Post"), later)] == ["speaker_vaguer"]
    assert changes(_printed(before, "The Tern"), later) == ()


def test_the_researchers_are_those_named_above() -> None:
    before = stated(
        "~A study by the University of Velm~ {found} <that larks sing longer>.",
        Who("study by the University of Velm", "document"),
    )
    researchers = Who("researchers", "unnamed_group")
    named = "Larks were heard by the University of Velm. "
    later = stated(f"{named}~The researchers~ {{found}} <that larks sing longer>.", researchers)
    assert changes(before, later) == ()
    later = stated("Larks were heard. ~The researchers~ {found} <that larks sing longer>.", researchers)
    assert [one.kind for one in changes(before, later)] == ["speaker_vaguer"]


def test_a_headline_need_not_say_who() -> None:
    before = stated("~Orla Finch~ {said} <the harbour was sold>.", FINCH)
    nobody = stated("<Harbour was sold>. It rained.", None)
    vague = stated("<Harbour was sold>, {say} ~officials~. It rained.", OFFICIALS)
    for later in (nobody, vague):
        assert changes(before, later)
        assert changes(before, _printed(later, headline=(0, later.document.text.index(" It")))) == ()


def test_a_sentence_that_names_the_paper_says_who() -> None:
    before = stated(
        "~A poll of Velm Trust~ {found} <that two in ten vote>.", Who("poll of Velm Trust", "document")
    )
    later = stated("<A poll for The Tern put voters at two in ten.>")
    assert [one.kind for one in changes(before, later)] == ["attribution_dropped"]
    assert changes(_printed(before, "The Tern"), later) == ()
