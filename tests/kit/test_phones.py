"""One number has one spelling; what cannot be called back is none."""

from __future__ import annotations

import subprocess
import sys

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kit.phones import normalise_phone


@pytest.mark.parametrize(
    "text",
    [
        "33123456",
        "33 12 34 56",
        " 3312 3456\n",
        "33.12.34.56",
        "33-12-34-56",
        "33\N{EN DASH}12\N{EN DASH}34\N{EN DASH}56",
        "33\N{NO-BREAK SPACE}12\N{NO-BREAK SPACE}34\N{NO-BREAK SPACE}56",
        "+45 33 12 34 56",
        "+4533123456",
        "(+45) 33 12 34 56",
        "0045 33 12 34 56",
        "004533123456",
    ],
)
def test_spellings_of_one_danish_number(text: str) -> None:
    assert normalise_phone(text) == "+4533123456"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+48 22 123 45 67", "+48221234567"),
        ("0046 8 123 456 78", "+46812345678"),
        ("+46 (0)8-123 456 78", "+46812345678"),
        ("+298 123456", "+298123456"),
        ("+299 32 12 34", "+299321234"),
        ("+1 (212) 555-0100", "+12125550100"),
    ],
)
def test_numbers_from_abroad(text: str, number: str) -> None:
    assert normalise_phone(text) == number


def test_another_region_reads_its_own_numbers() -> None:
    assert normalise_phone("08-123 456 78", region="SE") == "+46812345678"
    assert normalise_phone("+45 33 12 34 56", region="SE") == "+4533123456"


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "+",
        "ukendt",
        "33 12 34 5x",
        "1-800-FLOWERS",
        "33123456 lokal 12",
        "33123456;ext=5",
        "112",
        "114",
        "1813",
        "33 12 34",
        "331234567",
        "33 12 34 56 / 22 11 22 33",
        "02 12 34 56",
        "+45 12 34 56 78",
        "+999 123456789",
        "\x0033123456",
        "\ud800",
        "3" * 200_000,
    ],
)
def test_what_cannot_be_a_number(text: str) -> None:
    assert normalise_phone(text) is None


@given(st.integers(20_000_000, 99_999_999))
def test_the_short_way_agrees_with_the_library(number: int) -> None:
    parsed = phonenumbers.parse(str(number), "DK")
    expected = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    assert normalise_phone(str(number)) == expected


@given(st.text(max_size=60) | st.text(alphabet="+0123456789 ()-./", max_size=40))
def test_normal_form_is_kept_and_nothing_raises(text: str) -> None:
    number = normalise_phone(text)
    if number is not None:
        assert number.startswith("+")
        assert number[1:].isdecimal()
        assert len(number) <= 18
        assert normalise_phone(number) == number


def test_danish_numbers_do_not_load_the_plans_of_the_world() -> None:
    program = (
        "import sys; from app.kit.phones import normalise_phone; normalise_phone('0045 33 12 34 56');"
        "sys.exit('phonenumbers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
