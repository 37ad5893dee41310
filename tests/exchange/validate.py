#!/usr/bin/env python3
# validate.py QUANDIAN_CLI: what is exported, read by other people's programs: a CSV reader, cmark-gfm, tidy and pandoc
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Notes full of the characters that each format gives a meaning to must come out of it again as they went in.
import csv
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from html.parser import HTMLParser

CLI = sys.argv[1]
ESSAY = """论慢读
作者：林间
一、起因
（一）一个早晨
那天早晨，我把书合上，发现*什么*也没有记住，于是说：“从头来过。”
窗外下着雨，1. 雨声比_书页_翻得慢，<b>更慢</b>。
（二）一支铅笔
有了铅笔，眼睛便走得慢了，手也不再闲着；=价钱=五角，~便宜~，/也/好用。
二、余论
慢不是目的，"想"才是，[[链接]]不是；他写道：שלום。
"""
# Quotation and note, in the order of the text.
NOTES = [
    ("发现*什么*也没有记住，于是说：“从头来过。”", "* 星号开头\n# 井号开头\n\n隔一行 \\反斜线\\ `反引号`"),
    ("1. 雨声比_书页_翻得慢，<b>更慢</b>", "1. 数字开头 & <i>尖括号</i> &amp; \"引号\", 逗号"),
    ("=价钱=五角，~便宜~，/也/好用", "- 减号开头\n+ 加号开头\n> 大于号\n=等号= *粗* _底_ +划+"),
    ("\"想\"才是，[[链接]]不是", "מימין לשמאל 🏮 [[双方括号]] {花括号} $x$ |竖线|"),
]
count = 0
failed = False


def check(name, good, detail=""):
    global count, failed
    count += 1
    print(("ok" if good else "not ok"), count, name)
    if not good:
        failed = True
        print("# " + str(detail)[:1500].replace("\n", "\n# "))


def skip(name, why):
    global count
    count += 1
    print("ok", count, name, "# SKIP", why)


def run(*arguments, text=None):
    return subprocess.run(arguments, input=text, capture_output=True, text=True, check=False)


def export(name, *options):
    result = run(CLI, "--data-dir=" + data, "notes", "export", "--format=" + name, *options, essay)
    assert result.returncode == 0, result.stderr
    return result.stdout


class Words(HTMLParser):
    """The words of a page, and those inside quotations, one paragraph a line."""

    def __init__(self):
        super().__init__()
        self.depth, self.quotations, self.paragraphs = 0, [], [""]

    def handle_starttag(self, tag, attributes):
        if tag == "blockquote":
            self.depth += 1
            self.quotations.append("")
        if tag in ("p", "br", "h1", "h2", "h3", "li", "blockquote", "hr", "pre"):
            self.paragraphs.append("")

    def handle_endtag(self, tag):
        if tag == "blockquote":
            self.depth -= 1

    def handle_data(self, words):
        if self.depth:
            self.quotations[-1] += words
        self.paragraphs[-1] += words


def words_of(html):
    parser = Words()
    parser.feed(html)
    return [q.strip() for q in parser.quotations], [p.strip() for p in parser.paragraphs if p.strip()]


def lines_of(note):
    return [line for line in note.split("\n") if line.strip()]


def check_words(name, html):
    quotations, paragraphs = words_of(html)
    check(name + ": quotations as they stand", quotations == [q for q, _ in NOTES], quotations)
    missing = [line for _, note in NOTES for line in lines_of(note) if line not in paragraphs]
    check(name + ": notes as they were written", not missing, (missing, paragraphs))


def check_csv():
    rows = list(csv.DictReader(io.StringIO(export("csv"), newline="")))
    check("csv: columns", rows and list(rows[0]) == ["Highlight", "Title", "Author", "URL", "Note", "Location", "Date"], rows)
    check("csv: cells as they were", [(r["Highlight"], r["Note"]) for r in rows] == NOTES, rows)


def check_markdown():
    if not shutil.which("cmark-gfm"):
        return skip("markdown", "cmark-gfm is not installed")
    for option in ((), ("--block-ids",)):
        html = run("cmark-gfm", text=export("markdown", *option)).stdout
        check_words("markdown " + " ".join(option), html)
        check("markdown: headings", [html.count("<h%d>" % i) for i in (1, 2, 3)] == [1, 2, 2], html)


def check_html():
    html = export("html")
    check_words("html", html)
    if not shutil.which("tidy"):
        return skip("html: valid", "tidy is not installed")
    result = run("tidy", "-e", "-q", "-utf8", text=html)
    check("html: valid", result.returncode == 0, result.stderr)


def plain(inlines):
    """The words of pandoc's inlines."""
    out = ""
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind == "Str":
            out += content
        elif kind in ("Space", "SoftBreak"):
            out += " "
        elif kind == "LineBreak":
            out += "\n"
        else:
            out += "<%s>" % kind
    return out


def check_org():
    if not shutil.which("pandoc"):
        return skip("org", "pandoc is not installed")
    result = run("pandoc", "-f", "org-smart", "-t", "json", text=export("org"))
    blocks = json.loads(result.stdout)["blocks"] if result.returncode == 0 else []
    headers = [b["c"][0] for b in blocks if b["t"] == "Header"]
    quotations = [b for b in blocks if b["t"] == "BlockQuote"]
    check("org: a quotation for each", len(quotations) == len(NOTES), result.stdout)
    check("org: headings of the essay", headers.count(1) >= 2 and headers.count(2) >= 2, headers)
    texts = [plain(b["c"]).replace("\u2060", "") for q in quotations for b in q["c"] if b["t"] in ("Para", "Plain")]
    check("org: quotations as they stand", texts == [q for q, _ in NOTES], texts)
    # pandoc gives the properties of a note no block of their own: what is left are its paragraphs.
    notes = [plain(b["c"]).replace("\u2060", "") for b in blocks if b["t"] in ("Para", "Plain")]
    check("org: notes as they were written", notes == [line for _, note in NOTES for line in lines_of(note)], notes)
    check("org: nothing became a list or a table", {b["t"] for b in blocks} == {"Header", "BlockQuote", "Para"}, result.stdout)


# The terms of https://www.w3.org/ns/anno.jsonld that are used, and the names that Readium adds.
W3C = {"@context", "id", "type", "motivation", "created", "modified", "body", "target", "value", "format", "source",
       "selector", "exact", "prefix", "suffix", "start", "end", "items"}
READIUM = {"about", "meta", "headings", "level", "txt", "color", "highlight", "tag", "dc:identifier", "dc:title", "dc:creator"}
MOTIVATIONS = {"highlighting", "commenting", "describing", "bookmarking"}


def names_of(value):
    if isinstance(value, dict):
        return set(value).union(*(names_of(v) for v in value.values()))
    return set().union(*(names_of(v) for v in value)) if isinstance(value, list) else set()


def check_json():
    root = json.loads(export("json"))
    items = root["items"]
    check("json: only names of the vocabularies", not names_of(root) - W3C - READIUM, names_of(root) - W3C - READIUM)
    check("json: each a Web Annotation", all(
        i["@context"] == "http://www.w3.org/ns/anno.jsonld" and i["type"] == "Annotation" and i["id"].startswith("urn:uuid:")
        and i["motivation"] in MOTIVATIONS and i["target"]["source"] and i["body"]["type"] == "TextualBody" for i in items), items)
    good = all({s["type"] for s in i["target"]["selector"]} == {"TextQuoteSelector", "TextPositionSelector"} for i in items)
    check("json: selectors", good and all(
        ESSAY[s["start"]:s["end"]] == i["target"]["selector"][0]["exact"]
        for i in items for s in i["target"]["selector"] if s["type"] == "TextPositionSelector"), items)
    check("json: words as they were", [(i["target"]["selector"][0]["exact"], i["body"]["value"]) for i in items] == NOTES, items)


with tempfile.TemporaryDirectory() as scratch:
    essay = os.path.join(scratch, "essay.txt")
    data = os.path.join(scratch, "data")
    with open(essay, "w", encoding="utf-8") as file:
        file.write(ESSAY)
    # Made in another order than that of the text.
    for quotation, note in reversed(NOTES):
        added = run(CLI, "--data-dir=" + data, "notes", "add", "--quote=" + quotation, "--note=" + note, "--tag=一 二", essay)
        assert added.returncode == 0, added.stderr
    check_csv()
    check_markdown()
    check_html()
    check_org()
    check_json()
print("1..%d" % count)
sys.exit(1 if failed else 0)
