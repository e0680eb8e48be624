"""What a page shows of a document."""

import pytest

import reportedly
from reportedly.export.statements import named_in
from reportedly.export.view import view


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("2031-05-03T07:00:00+02:00", "2031-05-03 07:00 +02:00"),
        ("2031-05-03", "2031-05-03"),
        ("2031-05", "2031-05"),
    ],
)
def test_the_time_of_publication_is_written_as_people_write_it(published: str, shown: str) -> None:
    reading = reportedly.read("The ferry sank, police said.", published=published)
    assert shown in view(reading).facts


@pytest.mark.parametrize(
    ("fact", "name", "said"),
    [
        ("General", "Norland general", True),
        ("general", "general", True),
        ("general", "the generals", False),
        ("mayor", "Ada Fenwick", False),
        ("", "Ada Fenwick", False),
    ],
)
def test_a_title_that_the_name_says_is_not_said_again(fact: str, name: str, said: bool) -> None:
    assert named_in(fact, name) is said
