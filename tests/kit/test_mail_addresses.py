"""One address, one spelling: domains in ASCII, and what can be no address."""

from __future__ import annotations

import pytest

from app.kit.mail_addresses import as_sent, header_of, spelling_of


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("kontakt@ahorn.example", "kontakt@ahorn.example"),
        ("Kontakt@Ahorn.Example", "Kontakt@Ahorn.Example"),
        ("kontakt@blåbærbo.dk", "kontakt@xn--blbrbo-juaj.dk"),
        ("kontakt@BLÅBÆRBO.dk", "kontakt@xn--blbrbo-juaj.dk"),
        ("kontakt@bla\u030ab\u00e6rbo.dk", "kontakt@xn--blbrbo-juaj.dk"),
        ("haus@straße.example", "haus@xn--strae-oqa.example"),
        ("søren@bolig.dk", "søren@bolig.dk"),
        ("søren@bålby.dk", "søren@xn--blby-qoa.dk"),
        ("o'neil+bolig@x.dk", "o'neil+bolig@x.dk"),
    ],
)
def test_an_address_as_it_is_sent_to(written: str, sent: str) -> None:
    assert as_sent(written) == sent
    assert as_sent(sent) == sent
    assert header_of(written).addr_spec == sent
    assert spelling_of(written) == spelling_of(sent)


@pytest.mark.parametrize(
    "written",
    [
        *("", "a", "a@", "@b.dk", "a..b@x.dk", ".a@x.dk", "a.@x.dk", "a b@x.dk", '"a b"@x.dk', "<a@x.dk>"),
        *("a@x..dk", "a@-x.dk", "a@x-.dk", "a@[::1]", f"a@{'x' * 64}.dk", f"a@{'æ' * 60}.dk", f"a@{'x.' * 130}dk"),
        f"{'æ' * 40}@x.dk",
    ],
)
def test_what_can_be_no_address(written: str) -> None:
    assert as_sent(written) is None
    with pytest.raises(ValueError, match="no mail address"):
        header_of(written)


def test_what_can_be_no_address_is_compared_as_it_stands() -> None:
    assert spelling_of("Æ..B@X.dk") == "æ..b@x.dk"
