#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""mnemonics.py [CATALOG.po]: two things in one menu or window must not answer to one letter.

Looks at the templates in ui/, one menu or window each; of a stack only one page
is on screen. Prints each letter that is there twice, and fails when one is.
"""
import re
import subprocess
import sys
import xml.etree.ElementTree as tree
from pathlib import Path

LETTER = re.compile(r"_(\w)")


def read_catalog(path):
    """The translations, by their text; what is in no context is enough for menus and buttons."""
    lines = subprocess.run(["msgcat", "--no-wrap", "--no-location", path], check=True,
                           capture_output=True, text=True).stdout
    pairs = re.findall(r'^(msgctxt .*\n)?msgid "(.*)"\nmsgstr "(.*)"$', lines, re.M)
    return {text: said for context, text, said in pairs if text and not context}


def places(element):
    """What is on screen together: each menu, each page of a stack, and what is around them."""
    own, apart = [], []

    def walk(at):
        for child in at:
            if child.tag == "menu" or child.get("class") == "GtkStackPage":
                apart.append(child)
            elif child.tag in ("property", "attribute") and child.get("translatable"):
                own.append(child.text or "")
            else:
                walk(child)

    walk(element)
    yield own
    for child in apart:
        yield from places(child)


def main():
    said = read_catalog(sys.argv[1]) if len(sys.argv) > 1 else {}
    twice = 0
    for path in sorted(Path("ui").glob("*.ui")):
        for texts in places(tree.parse(path).getroot()):
            answering = {}
            for text in texts:
                letter = LETTER.search(text) and LETTER.search(said.get(text) or text)
                if letter:
                    answering.setdefault(letter[1].lower(), []).append(said.get(text) or text)
            for letter, labels in answering.items():
                if len(labels) > 1:
                    print(f"{path}: {letter}: {', '.join(labels)}")
                    twice += 1
    return 1 if twice else 0


if __name__ == "__main__":
    sys.exit(main())
