"""What axe finds, and which parts of the sites it has been shown, so that none stays unseen."""

import os
import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

from installation import ROOT

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}}
WIDTHS, SCHEMES = (320, 1280), ("light", "dark")
# Where each process of one run writes what it has shown.
SEEN = "LICHTPUNT_SHOWN_TO_AXE"
# Elements of our own and dialogs, where they have a box.
VISIBLE = """() => {
  const boxed = (element) => element.getClientRects().length > 0;
  return Array.from(document.querySelectorAll("*"))
    .filter((element) => element.localName.includes("-") || element.localName === "dialog")
    .filter((element) => boxed(element) || Array.from(element.children).some(boxed))
    .map((element) => element.localName === "dialog" ? element.getAttribute("aria-labelledby") : element.localName);
}"""


def violations(page):
    """axe's findings as lines a person can act on."""
    found = Axe().run(page, options=RULES).response["violations"]
    if folder := os.environ.get(SEEN):
        with (Path(folder) / str(os.getpid())).open("a") as notes:
            notes.writelines(f"{name}\n" for name in page.evaluate(VISIBLE))
    return [f"{one['id']} ({one['impact']}): {node['target']} {node['failureSummary'][:160]}" for one in found for node in one["nodes"]]


def judge(person, state):
    """The same narrow and wide, light and dark, and that nothing scrolls sideways."""
    found = []
    for width in WIDTHS:
        person.page.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            person.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found += [f"{state} at {width} {scheme}: {line}" for line in violations(person.page)]
            overflow = person.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if overflow > 0:
                found.append(f"{state} at {width} {scheme}: scrolls sideways by {overflow} px")
    return found


def parts():
    """Every element of our own, and every dialog by the heading that names it."""
    elements = {name for path in (ROOT / "Assets" / "public").rglob("*.js")
                for name in re.findall(r'customElements\.define\("([a-z-]+)"', path.read_text())}
    dialogs = {name for path in (ROOT / "Assets" / "templates").rglob("*.mustache")
               for name in re.findall(r'<dialog[^>]* aria-labelledby="([^"]+)"', path.read_text())}
    return elements | dialogs


def unseen(folder):
    """The parts that no process of this run has shown."""
    shown = {line for notes in Path(folder).iterdir() for line in notes.read_text().splitlines()}
    return sorted(parts() - shown)
