"""What axe finds wrong with a page for those who cannot see or point: the rules of WCAG, run in the page itself."""

from __future__ import annotations

from importlib.resources import files

from tests.browser.chromium import Page

_FINDINGS = """
axe.run().then((found) => found.violations.map(
  (one) => `${one.id} (${one.impact}): ${one.nodes.map((node) => node.target.join(" ")).join(", ")}`))
"""


def findings(page: Page) -> list[str]:
    """Return what is wrong on the page as it stands, one line each."""
    page.value(f"{files('axe_core_python').joinpath('axe.min.js').read_text()}; true")
    page.until("window.axe")
    found = page.value(_FINDINGS)
    assert isinstance(found, list), "axe did not run"
    return [str(one) for one in found]
