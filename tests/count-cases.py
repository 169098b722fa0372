#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""count-cases.py: counts test cases, not programs, in each testlog.json of meson

A program that speaks TAP counts its cases, any other counts as one. A program that ends badly
without having said of a case that it failed is a failure of its own.
"""

import json
import re
import sys

RESULT = re.compile(r'^( *)(not )?ok\b([^#]*)(?:#\s*(\w+))?', re.ASCII)
GOOD = {'OK', 'EXPECTEDFAIL'}


def count_tap(output):
    """The passed, failed and skipped cases in TAP, also where suites are indented subtests."""
    counts = {'passed': 0, 'failed': 0, 'skipped': 0}
    depth = 0
    for line in output.splitlines():
        match = RESULT.match(line)
        if match is None:
            continue
        indent = len(match.group(1))
        # Less deep than the line before: the sum of a subtest whose cases were counted already.
        summary = indent < depth
        depth = indent
        if summary:
            continue
        directive = (match.group(4) or '').upper()
        if directive in ('SKIP', 'TODO'):
            counts['skipped'] += 1
        elif match.group(2):
            counts['failed'] += 1
        else:
            counts['passed'] += 1
    return counts


def count_program(test):
    counts = count_tap(test.get('stdout') or '')
    if test['result'] == 'SKIP' and not any(counts.values()):
        counts['skipped'] = 1
    elif test['result'] in GOOD:
        if not any(counts.values()):
            counts['passed'] = 1
    elif test['result'] != 'SKIP' and not counts['failed']:
        counts['failed'] = 1
    return counts


def main():
    total = {'passed': 0, 'failed': 0, 'skipped': 0}
    for path in sys.argv[1:]:
        with open(path, encoding='utf-8') as log:
            for line in log:
                test = json.loads(line)
                counts = count_program(test)
                if counts['failed']:
                    print(f"failed: {test['name']} ({counts['failed']})")
                for key, value in counts.items():
                    total[key] += value
    print('{passed} passed, {failed} failed, {skipped} skipped'.format(**total))
    return 1 if total['failed'] or not total['passed'] else 0


if __name__ == '__main__':
    sys.exit(main())
