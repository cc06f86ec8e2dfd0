"""The words of a comparison, in Chinese and in English, beside those of every report."""

from __future__ import annotations

from collections.abc import Mapping

from csreview.reporting.labels import labels

ZH = {
    "comparison": "版本对比报告",
    "old": "旧稿",
    "new": "新稿",
    "authors": "修订作者",
    "turn.worse": "变差",
    "turn.new": "新问题",
    "turn.changed": "有变化",
    "turn.better": "变好",
    "turn.resolved": "已解决",
    "turn.still_open": "仍待解决",
    "relation.same": "未改",
    "relation.changed": "改动",
    "relation.added": "新增",
    "relation.removed": "删除",
    "relation.split": "拆分",
    "relation.merged": "合并",
    "moved": "移动",
    "renumbered": "编号变化",
    "form": "仅文字形式",
    "silent": "未标示",
    "silent.some": "部分未标示",
    "revision": "修订：{authors}",
    "unnamed": "未署名",
    "verdict.silent": "有 {count} 处实质改动没有用修订标出",
    "verdict.untracked": "新稿没有修订标记，{count} 处实质改动均未标示",
    "verdict.shown": "{count} 处实质改动都有修订标记",
    "verdict.none": "没有实质改动",
    "verdict.turns": (
        "从{side}看：变差 {worse} 项，新问题 {new} 项，有变化 {changed} 项，变好 {better} 项，已解决 {resolved} 项，"
        "仍待解决 {still_open} 项。"
    ),
    "section.silent": "没有标示的改动",
    "section.silent.note": (
        "新稿带有修订标记，但下列改动不在其中：拒绝全部修订后，这些地方仍与旧稿不同。请先逐处核对，再与对方确认。"
    ),
    "section.meaning": "对我方意味着什么",
    "section.open": "仍待解决的审查项",
    "section.changes": "逐条改动",
    "section.changes.note": "红色删除线为旧稿文字，蓝色下划线为新稿文字；未接受的修订按已接受对比。",
    "section.authors": "按作者列出的修订",
    "section.formal": "移动、编号与文字形式的变化（不是实质改动）",
    "section.form.short": "移动、编号与文字形式",
    "section.limits": "对比范围",
    "turn": "变化",
    "subject.requirement": "审查项",
    "before.after": "旧稿 → 新稿",
    "marking": "标示",
    "before": "旧稿文字",
    "after": "新稿文字",
    "what": "变化",
    "nothing": "（无）",
    "touches": "涉及：{subjects}",
    "limit.contents": "目录只重复标题，未作对比；页眉、页脚的变化不算实质改动。",
    "limit.values": "“变差”“变好”按数值方向和条款有无判断；看不出方向的列为“有变化”，由审查人判断。",
    "limit.images": "图片等未能读取的内容未作对比：{places}。",
    "log": "谈判记录",
    "log.point": "事项",
    "log.status": "状态",
    "log.ours": "我方立场",
    "log.version": "第 {number} 稿（{name}）",
    "log.settled": "已解决",
    "log.open": "仍待解决",
    "log.worse": "变差",
    "log.better": "变好",
    "log.changed": "有变化",
    "log.not_pursued": "我方不坚持",
}
EN = {
    "comparison": "Comparison of versions",
    "old": "Old version",
    "new": "New version",
    "authors": "Revisions by",
    "turn.worse": "worse",
    "turn.new": "new",
    "turn.changed": "changed",
    "turn.better": "better",
    "turn.resolved": "resolved",
    "turn.still_open": "still open",
    "relation.same": "unchanged",
    "relation.changed": "changed",
    "relation.added": "added",
    "relation.removed": "removed",
    "relation.split": "split",
    "relation.merged": "merged",
    "moved": "moved",
    "renumbered": "renumbered",
    "form": "form only",
    "silent": "not marked",
    "silent.some": "partly not marked",
    "revision": "revision: {authors}",
    "unnamed": "unnamed",
    "verdict.silent": "{count} changes of substance are not shown as revisions",
    "verdict.untracked": "The new version shows no revisions; none of its {count} changes of substance is marked",
    "verdict.shown": "All {count} changes of substance are shown as revisions",
    "verdict.none": "No change of substance",
    "verdict.turns": (
        "For {side}: {worse} worse, {new} new, {changed} changed, {better} better, {resolved} resolved, "
        "{still_open} still open."
    ),
    "section.silent": "Changes that were not marked",
    "section.silent.note": (
        "The new version carries revisions, but not for these changes: with all revisions rejected they still differ "
        "from the old version. Check each, then ask the other side."
    ),
    "section.meaning": "What it means for our side",
    "section.open": "Requirements still open",
    "section.changes": "Changes clause by clause",
    "section.changes.note": (
        "Red and struck through: old. Blue and underlined: new. Revisions not yet accepted are compared as accepted."
    ),
    "section.authors": "Revisions by author",
    "section.formal": "Moves, numbering and form (no change of substance)",
    "section.form.short": "Moves, numbering and form",
    "section.limits": "What was compared",
    "turn": "Turn",
    "subject.requirement": "Requirement",
    "before.after": "Old → new",
    "marking": "Marking",
    "before": "Old wording",
    "after": "New wording",
    "what": "Change",
    "nothing": "(none)",
    "touches": "Touches: {subjects}",
    "limit.contents": "Contents lists only repeat headings and were left out; headers and footers bind nobody.",
    "limit.values": "Worse and better go by values and by whether a point is regulated; where neither tells, it is called changed.",
    "limit.images": "What could not be read was not compared: {places}.",
    "log": "Negotiation log",
    "log.point": "Point",
    "log.status": "Status",
    "log.ours": "Our position",
    "log.version": "Version {number} ({name})",
    "log.settled": "settled",
    "log.open": "open",
    "log.worse": "worse",
    "log.better": "better",
    "log.changed": "changed",
    "log.not_pursued": "not pursued",
}


def words(language: str) -> Mapping[str, str]:
    """Return the words of a comparison, with those of every report, in "zh" or "en"."""
    return {**labels(language), **(ZH if language == "zh" else EN)}
