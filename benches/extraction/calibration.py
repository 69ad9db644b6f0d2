"""Judges each finding as the scorers would: python3 -c THIS CORPORA TASK GOLD FOUND

Writes a line for each finding that the annotation can judge:
{"sort", "confidence", "reason", "right"}. The matching is the scorers' own.
"""
import json
import sys

folder, task, gold_path, found_path = sys.argv[1:5]
sys.path.insert(0, folder)
sys.dont_write_bytecode = True
import score  # noqa: E402
import score_meetings  # noqa: E402


def tell(sort, finding, right):
    row = {"sort": sort, "confidence": finding["confidence"], "reason": finding["reason"], "right": bool(right)}
    print(json.dumps(row))


def iou(a, b):
    return score.ov(a, b) / max(1, max(a[1], b[1]) - min(a[0], b[0]))


def entities(row, found):
    kind = lambda e: {"GPE": "LOC"}.get(e["type"], e["type"])
    key = lambda e: (e["start"], e["end"], kind(e))
    gold = {key(e) for e in row.get("entities", [])}
    for e in found.get("entities", []):
        if kind(e) not in ("PER", "ORG", "LOC"):
            continue
        tell("exact", e, key(e) in gold)
        near = any(kind(e) == k and score.ov((e["start"], e["end"]), (a, b)) for a, b, k in gold)
        tell("overlapping", e, near)


ADJECTIVE = "adjective"
adjectives = {"right": 0, "open": []}


def countries(row, found):
    all_gold = [c for c in row.get("countries", []) if c.get("start") is not None]
    at_level = lambda c: c.get("iso") and c.get("level") == "country"
    gold = [c for c in all_gold if at_level(c)]
    other = [c for c in all_gold if not at_level(c)]
    got = [c for c in found.get("countries", []) if c.get("iso")]
    span = score.spn
    same = lambda a, b: score.cc(a["iso"]) == score.cc(b["iso"])
    weight = lambda a, b: (score.ov(span(a), span(b)) > 0) * (1 + iou(span(a), span(b)) + same(a, b))
    matched = {y: x for x, y in score.greedy(gold, got, weight)}
    for y, c in enumerate(got):
        right = y in matched and same(gold[matched[y]], c)
        if y not in matched and any(score.ov(span(c), span(z)) for z in other + gold):
            continue
        is_adjective = c["reason"].startswith(ADJECTIVE)
        adjectives["right"] += right and is_adjective
        if is_adjective and not right:
            adjectives["open"].append(c)
        else:
            tell("span and code", c, right)


def end():
    # A file in which no adjective is marked says nothing of those that are found.
    if adjectives["right"]:
        for c in adjectives["open"]:
            tell("span and code", c, False)


def quotes(row, found):
    text = row["text"]
    pieces = lambda quotes: [(q, a, b) for q in quotes for a, b in q.get("spans") or [[q["start"], q["end"]]]]
    bare = lambda p: score.dropthat(text, *score.trim(text, p[1], p[2]))
    gold, got = pieces(row.get("quotes", [])), pieces(found.get("quotes", []))
    gold_spans, got_spans = [bare(p) for p in gold], [bare(p) for p in got]
    weight = lambda a, b: iou(a, b) + (a == b)
    matched = {y: x for x, y in score.greedy(gold_spans, got_spans, weight) if iou(gold_spans[x], got_spans[y]) >= 0.5}
    for y, (quote, _, _) in enumerate(got):
        is_found = y in matched
        kind = quote["kind"]
        tell(kind + ": span", quote, is_found)
        speaker = gold[matched[y]][0].get("speaker") if is_found else None
        told = quote.get("speaker")
        right = is_found and (score.spk_ok(speaker, told) if speaker else not told)
        tell(kind + ": span and speaker", quote, right)


def dates(row, found):
    skip = lambda d: d.get("type") in ("DURATION", "SET") or d.get("value") in score.REF or "X" in (d.get("value") or "")
    gold = [d for d in row.get("dates", []) if not skip(d)]
    other = [d for d in row.get("dates", []) if skip(d)]
    got = [d for d in found.get("dates", []) if d.get("type") not in ("DURATION", "SET")]
    span = score.spn
    weight = lambda a, b: (score.ov(span(a), span(b)) > 0) * (1 + iou(span(a), span(b)))
    matched = {y: x for x, y in score.greedy(gold, got, weight)}
    for y, d in enumerate(got):
        if y in matched:
            tell("span and value", d, score.veq(gold[matched[y]].get("value"), d["value"]))
        elif not any(score.ov(span(d), span(z)) for z in other + gold):
            tell("span and value", d, False)


def meetings(row, found):
    gold, got = row.get("meetings", []), found.get("meetings", [])
    matched = {y: x for x, y in score_meetings.match(gold, got)}
    for y, m in enumerate(got):
        tell("parties", m, y in matched)
        agrees = y in matched and all(gold[matched[y]].get(k) == m.get(k) for k in ("kind", "status"))
        tell("parties, kind and status", m, agrees)


judge = {"entities": entities, "countries": countries, "quotes": quotes, "dates": dates, "meetings": meetings}[task]
found_rows = score.load(found_path)
for row_id, gold_row in score.load(gold_path).items():
    judge(gold_row, found_rows.get(row_id, {}))
end()
