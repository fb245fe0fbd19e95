import pytest

from deskbook.decisions.domain import Domain
from deskbook.decisions.part import Part
from deskbook.decisions.words import condition_label, plain, value_label
from deskbook.kinds.decision_tree.schema import Answer
from deskbook.kinds.fact.schema import Fact


def domain(**fields):
    return Domain("f", Fact.model_validate({"title": "F", "ask": "?", **fields}))


DAYS = domain(type="integer", min=0, max=365, unit="days")
SUM = domain(type="number", min=0, max=1000, unit="USD")
KIND = domain(type="choice", options=[{"id": id, "title": id.upper()} for id in ("a", "b", "c", "d")])


def part(of, **answer):
    return of.part(Answer.model_validate({**answer, "go": "x"}))


@pytest.mark.parametrize("of", [DAYS, SUM])
def test_neighbours_join_into_one_span(of):
    low, high = part(of, at_most=14), part(of, above=14)
    assert low | high == of.whole
    assert len((high | low).spans) == 1
    assert not low & high
    assert of.whole - low == high


def test_whole_numbers_have_nothing_between_them():
    assert not part(DAYS, above=14, below=15)
    assert part(SUM, above=14, below=15)
    assert part(DAYS, above=14.5, at_most=15.5) == part(DAYS, **{"is": 15})


def test_decimals_that_are_neighbours_have_nothing_between_them():
    assert not part(SUM, above=0.1, below=0.1 + 2**-56)
    assert part(SUM, above=0.1, below=0.1 + 2**-54)


@pytest.mark.parametrize(
    ("of", "answer", "smallest", "borders"),
    [
        (DAYS, {"at_most": 14}, 0, [14]),
        (DAYS, {"above": 14, "at_most": 30}, 15, [15, 30]),
        (DAYS, {"above": 30}, 31, [31]),
        (DAYS, {"at_least": 0}, 0, []),
        (DAYS, {"is": [3, 4, 9]}, 3, [3, 4, 9]),
        (SUM, {"at_most": 50}, 0, [50]),
        (SUM, {"above": 50}, 51, [50.01]),
        (SUM, {"below": 50}, 0, [49.99]),
        (SUM, {"above": 0.001, "below": 0.002}, 0.0011, [0.0011, 0.0019]),
        (KIND, {"is": ["c", "b"]}, "b", []),
    ],
)
def test_the_values_worth_trying(of, answer, smallest, borders):
    some = part(of, **answer)
    assert of.smallest(some) == smallest
    assert of.borders(some) == borders
    assert all(of.place(value) in some for value in [smallest, *borders])


def test_smallest_and_borders_are_members_however_fine_the_part():
    for exponent in range(1, 60):
        some = Part.between((0.1, True), (0.1 + 2**-exponent, False), dense=True)
        if some:
            for value in (SUM.smallest(some), *SUM.borders(some)):
                assert value in some


@pytest.mark.parametrize(
    ("of", "value"),
    [
        (DAYS, True),
        (DAYS, 14.0),
        (DAYS, "14"),
        (DAYS, 366),
        (DAYS, None),
        (SUM, float("nan")),
        (SUM, float("inf")),
        (SUM, True),
        (KIND, 1),
        (KIND, "A"),
        (KIND, ["a"]),
        (domain(type="boolean"), 1),
        (domain(type="boolean"), "true"),
    ],
)
def test_values_of_another_type_have_no_place(of, value):
    assert of.place(value) is None
    assert ";" in of.refusal(value)


@pytest.mark.parametrize(
    ("of", "answer", "said"),
    [
        (DAYS, {"at_most": 14}, "14 days or less"),
        (DAYS, {"above": 14, "at_most": 30}, "15 to 30 days"),
        (DAYS, {"is": 1}, "1 day"),
        (DAYS, {"is": [1, 3]}, "1 day or 3 days"),
        (DAYS, {"at_least": 0}, "any value"),
        (SUM, {"above": 14, "at_most": 30}, "more than 14 and up to 30 USD"),
        (SUM, {"at_least": 14, "below": 30}, "14 to less than 30 USD"),
        (KIND, {"is": ["b", "a", "d"]}, "A, B or D"),
    ],
)
def test_parts_in_words(of, answer, said):
    assert of.describe(part(of, **answer)) == said


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        ({"at_most": 1}, "1 day or less"),
        ({"below": 1000}, "less than 1,000 days"),
        ({"at_least": 14}, "14 days or more"),
        ({"above": 14}, "more than 14 days"),
        ({"above": 14, "at_most": 30}, "more than 14 and up to 30 days"),
        ({"above": 14, "below": 30}, "more than 14 and less than 30 days"),
        ({"at_least": 14, "at_most": 30}, "14 to 30 days"),
        ({"is": [0.5]}, "0.5 days"),
    ],
)
def test_conditions_in_words(condition, said):
    assert condition_label(condition, DAYS.fact) == said


def test_numbers_and_values_in_words():
    assert [plain(number) for number in (1e-7, -0.0, 1e9, -2.5)] == ["0.0000001", "0", "1000000000", "-2.5"]
    assert value_label(-1234.5, SUM.fact) == "-1,234.5 USD"
    assert value_label(12, domain(type="integer", min=0, max=100, unit="%").fact) == "12%"
    assert value_label("c", KIND.fact) == "C"
    assert value_label("x", KIND.fact) == "x"


def test_a_long_list_is_cut():
    many = domain(type="choice", options=[{"id": f"o-{i}", "title": f"O{i}"} for i in range(40)])
    assert many.describe(many.whole - part(many, **{"is": "o-0"})) == "O1, O2, O3, O4, O5, O6 or 33 more"
