#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""count-cases.py: counts test cases, not programs, in each testlog.json of meson

A program that speaks TAP counts its cases, any other counts as one. A program that ends badly
without having said of a case that it failed is a failure of its own. What failed is told once
more, last, where nobody has to look for it.
"""

import json
import re
import sys

RESULT = re.compile(r'^( *)(not )?ok\b([^#]*)(?:#\s*(\w+))?', re.ASCII)
GOOD = {'OK', 'EXPECTEDFAIL'}

# Of what a program that failed said, in lines: how it went wrong comes before what was on screen.
LINES = 40


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


def tell_failure(test):
    print(f"\n{test['name']}: {test['result']}")
    for stream in ('stdout', 'stderr'):
        lines = (test.get(stream) or '').splitlines()
        start = next((i for i, line in enumerate(lines)
                      if 'waited in vain' in line or 'ERROR' in line or line.startswith('not ok')),
                     max(len(lines) - LINES, 0))
        for line in lines[max(start - 5, 0):start + LINES]:
            print(f'  {line[:300]}')


def main():
    total = {'passed': 0, 'failed': 0, 'skipped': 0}
    failed = []
    for path in sys.argv[1:]:
        with open(path, encoding='utf-8') as log:
            for line in log:
                test = json.loads(line)
                counts = count_program(test)
                if counts['failed']:
                    tell_failure(test)
                    failed.append(f"failed: {test['name']} ({counts['failed']})")
                for key, value in counts.items():
                    total[key] += value
    for line in failed:
        print(line)
    print('{passed} passed, {failed} failed, {skipped} skipped'.format(**total))
    return 1 if total['failed'] or not total['passed'] else 0


if __name__ == '__main__':
    sys.exit(main())
