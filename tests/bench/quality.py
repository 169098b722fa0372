#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures what search finds, and what each of its means is worth.

usage: quality.py HOUVASTCTL [--seeds N] [--only levers|typos|unsure]…

Prints tables in Markdown. Sets of real texts are used where they are at hand, the
demo knowledge always. Everything is made in a temporary folder and always the same.
"""
import argparse
import collections
import ctypes
import ctypes.util
import json
import os
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.environ.get('HOUVAST_SHARED', os.path.join(os.path.dirname(ROOT), 'shared'))
LEVERS = ['stop', 'prefix', 'stems', 'synonyms', 'thesaurus', 'compounds', 'typos', 'closeness']
# name, language, corpus, queries, answers
SETS = [
    ('dev_title', 'nl', 'dev_nl/corpus_answers_only.tsv', 'dev_nl/queries_title.tsv',
     'dev_nl/qrels_title.tsv'),
    ('dev_paraphrase', 'nl', 'dev_nl/corpus.tsv', 'dev_nl/queries_paraphrase.tsv',
     'dev_nl/qrels_paraphrase.tsv'),
    ('libreoffice', 'nl', 'libreoffice_help_nl/corpus.tsv', 'libreoffice_help_nl/queries.tsv',
     'libreoffice_help_nl/qrels.tsv'),
    ('healthcare', 'en', 'healthcare_gov_en/corpus_answers_only.tsv',
     'healthcare_gov_en/queries_title.tsv', 'healthcare_gov_en/qrels_title.tsv'),
    ('privacy_statements', 'en', 'privacy_statements_en/corpus_answers_only.tsv',
     'privacy_statements_en/queries_title.tsv', 'privacy_statements_en/qrels_title.tsv'),
]
# Written before looking at what search does with them, and nothing was chosen by it.
UNSEEN = 'unseen list'
# Of a larger set only so many queries, spread over it, are mistyped.
MISTYPED = 400
LETTERS = 'abcdefghijklmnopqrstuvwxyz'


class Set:
    def __init__(self, name, lang, library, golden):
        self.name, self.lang, self.library, self.golden = name, lang, library, golden
        with open(golden, encoding='utf-8') as file:
            rows = [line.rstrip('\n').split('\t') for line in file]
        self.rows = [row + [''] * (4 - len(row)) for row in rows[1:]]


class Bench:
    def __init__(self, houvastctl, folder):
        self.houvastctl, self.folder = os.path.abspath(houvastctl), folder

    def run(self, library, *arguments):
        environment = dict(os.environ, HOUVAST_LIBRARY=library)
        done = subprocess.run([self.houvastctl, *arguments], env=environment, check=False,
                              capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit('houvastctl %s: %s' % (' '.join(arguments), done.stderr))
        return done.stdout

    def write(self, name, rows):
        path = os.path.join(self.folder, name + '.tsv')
        with open(path, 'w', encoding='utf-8') as file:
            file.write('query\texpected\tdocument\tlang\n')
            file.writelines('\t'.join(row) + '\n' for row in rows)
        return path

    def evaluate(self, library, golden, without=(), run=None):
        options = ['--without', ','.join(without)] if without else []
        options += ['--run', run] if run else []
        return json.loads(self.run(library, '--json', 'evaluate', *options, golden))

    def reciprocals(self, library, rows):
        path = os.path.join(self.folder, 'ranks.tsv')
        self.run(library, 'evaluate', '--coverage', path, self.write('asked', rows))
        with open(path, encoding='utf-8') as file:
            ranks = [int(line.split('\t')[1]) for line in file if not line.startswith('query\t')]
        return [1 / rank if rank else 0 for rank in ranks]

    def sets(self):
        demo = os.path.join(self.folder, 'demo')
        sources = os.path.join(ROOT, 'data/demo/nl')
        self.run(demo, 'import', *sorted(os.path.join(sources, f) for f in os.listdir(sources)))
        yield Set('golden list', 'nl', demo, os.path.join(ROOT, 'data/demo/golden-nl.tsv'))
        yield Set(UNSEEN, 'nl', demo, os.path.join(ROOT, 'tests/bench/unseen-nl.tsv'))
        tool = os.path.join(SHARED, 'tools/tsv2kb.py')
        for name, lang, *files in SETS:
            files = [os.path.join(SHARED, 'data', file) for file in files]
            if not all(os.path.exists(file) for file in files + [tool]):
                print('%s is not here' % name, file=sys.stderr)
                continue
            made = os.path.join(self.folder, name + '-documents')
            subprocess.run([sys.executable, tool, *files, made, '--lang', lang], check=True,
                           stdout=subprocess.DEVNULL)
            golden = os.path.join(self.folder, name + '-golden.tsv')
            os.rename(os.path.join(made, 'golden.tsv'), golden)
            library = os.path.join(self.folder, name)
            self.run(library, 'import', '--lang', lang, made)
            yield Set(name, lang, library, golden)


def edition_of(library):
    folder = os.path.join(library, 'editions')
    newest = max(os.listdir(folder))
    return sqlite3.connect('file:%s?mode=ro' % os.path.join(folder, newest), uri=True)


def words_of(text):
    text = unicodedata.normalize('NFKD', text.lower())
    return re.findall(r'\w+', ''.join(c for c in text if not unicodedata.combining(c)))


class Stemmer:
    """Snowball, by way of its C library."""

    def __init__(self, lang):
        self.library = ctypes.CDLL(ctypes.util.find_library('stemmer'))
        self.library.sb_stemmer_new.restype = ctypes.c_void_p
        self.library.sb_stemmer_stem.restype = ctypes.c_void_p
        self.library.sb_stemmer_stem.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
        self.library.sb_stemmer_length.argtypes = [ctypes.c_void_p]
        self.stemmer = ctypes.c_void_p(self.library.sb_stemmer_new(lang.encode(), None))

    def __call__(self, word):
        word = word.encode()
        stem = self.library.sb_stemmer_stem(self.stemmer, word, len(word))
        length = self.library.sb_stemmer_length(self.stemmer)
        return ctypes.string_at(stem, length).decode('utf-8', 'replace')


def stop_words(lang):
    name = {'nl': 'dutch', 'en': 'english', 'de': 'german'}[lang]
    with open(os.path.join(ROOT, 'src/core/text/hv-stop-words.c'), encoding='utf-8') as file:
        text = re.search(r'%s\[\]\s*=(.*?);' % name, file.read(), re.S).group(1)
    return set(' '.join(re.findall(r'"(.*?)"', text)).split())


def figures(ranks):
    n = len(ranks)
    return (sum(r == 1 for r in ranks) / n, sum(0 < r <= 3 for r in ranks) / n,
            sum(1 / r for r in ranks if r) / n)


def rank_of(found, expected, topics):
    for place, key in enumerate(found[:10]):
        for want in expected:
            if want == key or (want.startswith('topic:') and topics.get(key) == want[6:]):
                return place + 1
    return 0


def fts5(data, change):
    """OR of the words, bm25(), in the document that is asked."""
    edition = edition_of(data.library)
    db = sqlite3.connect(':memory:')
    db.execute("CREATE VIRTUAL TABLE f USING fts5 (text, document UNINDEXED, key UNINDEXED)")
    topics = {}
    sql = '''SELECT d.name, r.element, u.topic, t.title, t.alternatives, t.keywords, t.body, t.more
             FROM search_text t JOIN search_row r ON r.id = t.id JOIN unit u ON u.id = r.unit
             JOIN document d ON d.id = u.document'''
    for name, key, topic, *texts in edition.execute(sql):
        key = '%s#%s' % (name, key)
        topics[key] = topic
        words = change(words_of(' '.join(text for text in texts if text)), False)
        db.execute('INSERT INTO f VALUES (?, ?, ?)', (' '.join(words), name, key))
    ranks = []
    for query, expected, document, _ in data.rows:
        words = sorted(set(change(words_of(query), True)))
        where = ' AND document = ?' if document else ''
        found = words and db.execute(
            'SELECT key FROM f WHERE f MATCH ?%s ORDER BY bm25(f), rowid LIMIT 10' % where,
            [' OR '.join('"%s"' % word for word in words)] + ([document] if document else []))
        ranks.append(rank_of([key for key, in found or []], expected.split(), topics))
    return figures(ranks)


def plain(words, query):
    return words


def snowball(lang):
    stemmer, stop = Stemmer(lang), stop_words(lang)

    def change(words, query):
        kept = [word for word in words if word not in stop] if query else words
        return [stemmer(word) for word in kept or words]
    return change


def row(name, *cells):
    print('| %s | %s |' % (name, ' | '.join(cells)))


def triple(found):
    return '%.3f / %.3f / %.3f' % found


def measured(result):
    return result['success_at_1'], result['success_at_3'], result['mrr_at_10']


def print_levers(bench, sets):
    others = [lever for lever in LEVERS if lever not in ('stop', 'stems')]
    print('\nsuccess@1 / success@3 / MRR@10\n')
    row('', *('%s (%d)' % (data.name, len(data.rows)) for data in sets))
    row('---', *('---' for _ in sets))
    row('plain FTS5', *(triple(fts5(data, plain)) for data in sets))
    row('stop words and Snowball, FTS5',
        *(triple(fts5(data, snowball(data.lang))) for data in sets))
    row('stop words and stems, own ranking',
        *(triple(measured(bench.evaluate(data.library, data.golden, others))) for data in sets))
    whole = [measured(bench.evaluate(data.library, data.golden)) for data in sets]
    row('**the whole**', *('**%s**' % triple(found) for found in whole))
    print('\nMRR@10 that each means adds to the whole\n')
    row('', *(data.name for data in sets))
    row('---', *('---' for _ in sets))
    for lever in LEVERS:
        row(lever, *('%+.4f' % (all_of_it[2] - bench.evaluate(data.library, data.golden,
                                                              [lever])['mrr_at_10'])
                     for data, all_of_it in zip(sets, whole)))


EDITS = ['leave out', 'put in', 'other letter', 'exchange', 'double', 'first letter', 'ij and y',
         'space in', 'space out']


def edit(kind, words, at, dice):
    """@words with one mistake of a kind in word @at, None where that is not possible."""
    word = words[at]
    place = dice.randrange(1, len(word))
    letter = dice.choice(LETTERS)
    if kind == 'leave out':
        new = word[:place] + word[place + 1:]
    elif kind == 'put in':
        new = word[:place] + letter + word[place:]
    elif kind == 'other letter':
        new = word[:place] + letter + word[place + 1:]
    elif kind == 'exchange':
        place = min(place, len(word) - 2)
        new = word[:place] + word[place + 1] + word[place] + word[place + 2:]
    elif kind == 'double':
        new = word[:place] + word[place] + word[place:]
    elif kind == 'first letter':
        new = letter + word[1:]
    elif kind == 'ij and y':
        new = word.replace('ij', 'y') if 'ij' in word else word.replace('y', 'ij')
    elif kind == 'space in':
        new = word[:place] + ' ' + word[place:]
    else:
        if at + 1 == len(words):
            return None
        return words[:at] + [word + words[at + 1]] + words[at + 2:]
    return None if new == word else words[:at] + [new] + words[at + 1:]


def mistyped(data, seed, kind, known):
    """Queries with one mistake, each beside the query without it: in words of the knowledge
    that become unknown; in those that become other words of it; in words that it has not."""
    pairs = {'unknown': [], 'other': [], 'strange': []}
    step = 1 + len(data.rows) // MISTYPED
    for number, (query, *rest) in enumerate(data.rows[::step]):
        dice = random.Random('%d %s %d' % (seed, kind, number))
        words = query.split()
        places = [i for i, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
        if not places:
            continue
        place = dice.choice(places)
        changed = edit(kind, words, place, dice)
        if changed is None:
            continue
        meant = words[place:place + (2 if kind == 'space out' else 1)]
        new = [w for text in changed if text not in words for w in words_of(text)]
        if any(w not in known for text in meant for w in words_of(text)):
            what = 'strange'
        else:
            what = 'unknown' if any(w not in known for w in new) else 'other'
        pairs[what].append(([' '.join(changed), *rest], [query, *rest]))
    return pairs


class Kept:
    """What queries with mistakes find, of what they find without."""

    def __init__(self):
        self.typed = self.clean = 0

    def add(self, typed, clean):
        self.typed += sum(typed)
        self.clean += sum(clean)

    def __str__(self):
        return '%.1f %%' % (100 * self.typed / self.clean) if self.clean else '-'


def measure_typos(bench, data, seeds, kept):
    known = {word for texts in edition_of(data.library).execute(
        'SELECT title, alternatives, keywords, body, more FROM search_text')
             for text in texts if text for word in words_of(text)}
    asked = {tuple(row): found for row, found in
             zip(data.rows, bench.reciprocals(data.library, data.rows))}
    for kind in EDITS:
        lists = [mistyped(data, seed, kind, known) for seed in range(seeds)]
        for what in lists[0]:
            pairs = [pair for each in lists for pair in each[what]]
            if not pairs:
                continue
            typed = bench.reciprocals(data.library, [row for row, _ in pairs])
            clean = [asked[tuple(row)] for _, row in pairs]
            for name in (kind, 'all') if what == 'unknown' else (what,):
                kept[name, data.name].add(typed, clean)
                kept[name, 'pooled'].add(typed, clean)


def print_typos(bench, sets, seeds):
    print('\nMRR@10 of queries with one mistake that makes an unknown word of one that occurs, '
          'of what the same queries have without it; %d seeds\n' % seeds)
    names = [data.name for data in sets] + ['pooled']
    kept = collections.defaultdict(Kept)
    for data in sets:
        measure_typos(bench, data, seeds, kept)
    row('', *names)
    row('---', *('---' for _ in names))
    for kind in EDITS:
        row(kind, *(str(kept[kind, name]) for name in names))
    row('**all**', *('**%s**' % kept['all', name] for name in names))
    row('made another word that occurs', *(str(kept['other', name]) for name in names))
    row('in a word that occurs nowhere', *(str(kept['strange', name]) for name in names))


def coverage(bench, library, rows):
    golden = bench.write('unsure', rows)
    path = os.path.join(bench.folder, 'coverage.tsv')
    bench.run(library, 'evaluate', '--coverage', path, golden)
    with open(path, encoding='utf-8') as file:
        lines = [line.rstrip('\n').split('\t') for line in file][1:]
    return [float(line[2]) for line in lines], [line[3] == '1' for line in lines]


def area(good, bad):
    """Of all pairs, how many have more of the query found where there is an answer."""
    return sum((g > b) + (g == b) / 2 for g in good for b in bad) / (len(good) * len(bad))


def print_unsure(bench, sets):
    print('\nNot sure: the questions of one set against the knowledge of another\n')
    row('questions', 'knowledge', 'area under curve', 'sure with an answer', 'sure without')
    row('---', '---', '---', '---', '---')
    every = {True: [], False: []}
    for data in sets:
        queries = [[query, expected, '', lang] for query, expected, _, lang in data.rows][:500]
        good, good_sure = coverage(bench, data.library, queries)
        for other in sets:
            if other is data or other.lang != data.lang or other.name[:4] == data.name[:4]:
                continue
            bad, bad_sure = coverage(bench, other.library, queries)
            every[True] += good
            every[False] += bad
            row(data.name, other.name, '%.3f' % area(good, bad),
                '%.0f %%' % (100 * sum(good_sure) / len(good)),
                '%.0f %%' % (100 * sum(bad_sure) / len(bad)))
    if every[False]:
        row('**pooled**', '', '**%.3f**' % area(every[True], every[False]), '', '')


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    parser.add_argument('houvastctl')
    parser.add_argument('--seeds', type=int, default=20)
    parser.add_argument('--only', action='append', choices=['levers', 'typos', 'unsure'])
    options = parser.parse_args()
    only = options.only or ['levers', 'typos', 'unsure']
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options.houvastctl, folder)
        sets = list(bench.sets())
        if 'levers' in only:
            print_levers(bench, sets)
        sets = [data for data in sets if data.name != UNSEEN]
        if 'typos' in only:
            print_typos(bench, sets, options.seeds)
        if 'unsure' in only:
            print_unsure(bench, sets)


if __name__ == '__main__':
    main()
