"""Labels, glued words, credits, dates, languages: one row each."""

# Rows of text are easier to read on one line.
# ruff: noqa: E501
from __future__ import annotations

import pytest

from reportedly.read.credits import find_credits
from reportedly.read.dates import iso_date
from reportedly.read.glued import separate
from reportedly.read.labels import split_labels
from reportedly.read.language import detect
from tests.read.making import PROSE


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        (
            "Conspiracy Foreign Policy Government Top News War Crimes World",
            "Conspiracy|Foreign Policy|Government|Top News|War Crimes|World",
        ),
        (
            "Economy Floral Engineering Military Naval Exercises World",
            "Economy|Floral Engineering|Military|Naval Exercises|World",
        ),
        ("Politics | Transport | World", "Politics|Transport|World"),
        ("News, Politics, Science", "News|Politics|Science"),
        ("PoliticsWorld Science", "Politics|World|Science"),
        ("World Leaders Meet in Kelso to Talk Politics", ""),  # a headline
        ("Health Minister Resigns", ""),
        ("Politics is a dirty trade.", ""),
        ("Police Science Fiction", ""),
    ],
)
def test_labels(line: str, labels: str) -> None:
    assert "|".join(split_labels(line)) == labels


@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        ("across the countryReuters reports.", "across the country Reuters reports."),
        ("It was overThe crowd left.", "It was over The crowd left."),
        ("in the harbourKelso said. Kelso is near.", "in the harbour Kelso said. Kelso is near."),
        ("It was over.The crowd left.", "It was over. The crowd left."),
        ("It was over.”The crowd left.", "It was over.” The crowd left."),
        ("the mayor said“We won.”", "the mayor said “We won.”"),
        ("bread,milk and eggs", "bread, milk and eggs"),
        (
            "Lee Mary Ann LeePoll: most want change | Five things to know MORE (D-Ohio) left.",
            "Lee (D-Ohio) left.",
        ),
        # names stay
        ("McDonald, MacArthur, DeVos, LeBron, O’Neil and FitzGerald met.", None),
        ("YouTube, PolitiFact, BuzzFeed, LinkedIn and HuffPost said so. You can. In time.", None),
        ("an iPhone, an eBay sale, macOS", None),
        ("WikiLeaks said. WikiLeaks did.", None),
        ("see example.com, U.S.A. and 1,000 p.m. times", None),
    ],
)
def test_glued_words(glued: str, apart: str | None) -> None:
    assert separate(glued) == (apart or glued)


@pytest.mark.parametrize(
    ("text", "outlets", "words"),
    [
        ("KELSO, Fla. (Reuters) - A man was held.", ["Reuters"], "KELSO, Fla. (Reuters)"),
        ("PORT ANN (Harbour News) — A man was held.", ["Harbour News"], "PORT ANN (Harbour News)"),
        ("A man was held. (AP)", ["AP"], "(AP)"),
        ("This article first appeared on The Harbour Post.", ["The Harbour Post"], None),
        (
            "This story was originally published by Kelso Argus and is republished here.",
            ["Kelso Argus"],
            None,
        ),
        ("Originally published by The Harbour Post.", ["The Harbour Post"], None),
        ("Reprinted with permission from Lantern Watch.", ["Lantern Watch"], None),
        ("The Associated Press contributed to this report.", ["The Associated Press"], None),
        ("AP contributed", ["AP"], None),
        ("AP writer Jo Lens contributed to this report.", ["AP"], None),
        ("With files from The Canadian Press", ["The Canadian Press"], None),
        ("Contributing: Ada Quill, Associated Press", ["Associated Press"], None),
        ("— Associated Press", ["Associated Press"], None),
        ("The Canadian Press", ["The Canadian Press"], None),
        ("© 2018 AFP", ["AFP"], None),
        ("He left. Additional reporting by Reuters", ["Reuters"], "Additional reporting by Reuters"),
        # not credits
        ("Reuters reports that a man was held.", [], None),
        ("A man was held, the Associated Press reported.", [], None),
        ("He told AFP that it was over.", [], None),
        ("Ann Lee (D-Ohio) - a lawyer - left.", [], None),
        ("The head of the Port Authority (PAX) — a small body — left.", [], None),
        ("This interview was originally published on November 15, 2018.", [], None),
        ("Which is why this story published by The Harbour Post on Tuesday matters.", [], None),
    ],
)
def test_credits(text: str, outlets: list[str], words: str | None) -> None:
    found = find_credits(text)
    assert [c.outlet for c in found] == outlets
    if words:
        assert text[slice(*found[0].span or (0, 0))] == words


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2018-05-03", "2018-05-03"),
        ("2018-05-03T10:00:00+0200", "2018-05-03T10:00:00+02:00"),
        ("2018-05-03T10:00:00.000Z", "2018-05-03T10:00:00+00:00"),
        ("2018-05-03 10:00", "2018-05-03"),  # no zone: only the day is known
        ("20180503T1000Z", "2018-05-03T10:00:00+00:00"),
        ("3rd May 2018", "2018-05-03"),
        ("Sept. 3, 2018 12:05 a.m. PST", "2018-09-03T00:05:00-08:00"),
        ("January 3, 2018 4:15 PM ET", "2018-01-03T16:15:00-05:00"),
        ("July 3, 2018 at 4:15 PM ET", "2018-07-03T16:15:00-04:00"),
        ("2018-13-45", None),
        ("31 February 2018", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_dates(written: str, iso: str | None) -> None:
    assert iso_date(written) == iso


LANGUAGES = {
    "de": "Die Fähre zwischen den beiden Städten wird vor dem Frühjahr nicht fahren, sagte die Hafenmeisterin am Dienstag. Der Motor muss ausgebaut werden, und niemand weiß, was das kostet.",
    "fr": "Le bac entre les deux villes ne partira pas avant le printemps, a dit mardi la capitaine du port. Il faut sortir le moteur et personne ne sait combien cela va coûter aux habitants.",
    "es": "El transbordador entre las dos ciudades no saldrá antes de la primavera, dijo el martes la capitana del puerto. Hay que sacar el motor y nadie sabe cuánto costará a los vecinos.",
    "it": "Il traghetto tra le due città non partirà prima della primavera, ha detto martedì la capitana del porto. Bisogna togliere il motore e nessuno sa quanto costerà agli abitanti della zona.",
    "pt": "A balsa entre as duas cidades não sairá antes da primavera, disse na terça-feira a capitã do porto. É preciso retirar o motor e ninguém sabe quanto isso vai custar aos moradores.",
    "nl": "De veerboot tussen de twee steden zal niet voor het voorjaar varen, zei de havenmeester op dinsdag. De motor moet eruit en niemand weet wat dat voor de bewoners gaat kosten.",
    "sv": "Färjan mellan de två städerna kommer inte att gå före våren, sade hamnkaptenen på tisdagen. Motorn måste tas ut och ingen vet vad det kommer att kosta för dem som bor där.",
    "pl": "Prom między dwoma miastami nie popłynie przed wiosną, powiedziała we wtorek kapitan portu. Trzeba wyjąć silnik i nikt nie wie, ile to będzie kosztować mieszkańców, którzy już się skarżą.",
    "tr": "İki şehir arasındaki feribot bahardan önce kalkmayacak, dedi liman müdürü salı günü. Motorun çıkarılması gerekiyor ve bunun halka ne kadar pahalıya mal olacağı için bir tahmin yok ama çok olacak.",
    "ru": "Паром между двумя городами не пойдёт до весны, сказала во вторник начальница порта.",
    "uk": "Пором між двома містами не піде до весни, сказала у вівторок начальниця порту.",
    "ar": "لن تبحر العبارة بين المدينتين قبل الربيع، قالت مديرة الميناء يوم الثلاثاء.",
    "zh": "港务长星期二说，两座城市之间的渡轮在春天之前不会启航。",
    "ja": "港長は火曜日、二つの町を結ぶフェリーは春まで出ないと述べた。",
    "el": "Το φέρι ανάμεσα στις δύο πόλεις δεν θα φύγει πριν από την άνοιξη.",
    "en": PROSE,
}


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_tells_languages_apart(code: str) -> None:
    assert detect(LANGUAGES[code]) == code


@pytest.mark.parametrize(
    "text",
    [
        "Bundesbank: Zinsen runter!",  # too short to tell
        "Kelso 3, Port Ann 2. Rovers 0, Alder Cross 0. City 1, United 1. Quay Street 4, Upper Kelso 0. The rest were rained off and will be played in May.",
        f"{PROSE} “Wir schaffen das”, she added in German, “und niemand hilft uns.”",
        "“Je ne sais pas,” he said, and left the room with all of the papers that he had brought, and none of us saw him again.",
    ],
)
def test_counts_as_english(text: str) -> None:
    assert detect(text) == "en"
