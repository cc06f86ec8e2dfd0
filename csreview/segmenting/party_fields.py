"""The facts that a draft gives of a party: which label asks for which fact, and whether a value is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from csreview.model import Presence

_SPACES = re.compile(r"[\s\u3000\xa0]+")
_SPACED = r"[\u4e00-\u9fff](?:[ \t\u3000\xa0]+[\u4e00-\u9fff]){1,5}"
_LABEL = re.compile(
    rf"(?:^|(?<=[\s\u3000；;，,。（(“]))(?P<label>{_SPACED}|[^\s\u3000：:；;，,。]{{1,24}}(?:[ \t\u3000]?[（(][^（）()\n]{{1,14}}[）)])?)[ \t\u3000]*[：:]"
    # in prose a label goes straight into its value: …，住所江苏省南京市…，法定代表人虞静姝，电话025-…
    r"|(?<=[，,；;（(])[ ]?(?P<prose>(?:统一社会)?信用代码|(?:营业)?执照(?:号码?|代码)(?=为?[0-9A-Z])|经营者|住所地?|注册地址?|(?:通讯|联系)?地址|法定代表人|授权代表|负责人|(?:联系)?电话|手机号?"
    r"|(?:电子)?邮箱|联系人|USCC)(?:为|是|在)? ?(?=[\u4e00-\u9fffA-Za-z0-9+])(?![的变以及或在与和有将应])"
)
# As far as its value goes: a code to the next comma, all others to the end of the sentence or of the brackets in which they stand.
_TOLD = re.compile(r"(?:[^。（()）\n]|[（(][^（()）\n]*[）)])+")
_TOLD_CODE = re.compile(r"(?:[^，,；;。（()）\n]|[（(][^（()）\n]*[）)])+")
# 法定代表人　张三: label and value parted by space alone; a line of its own.
_UNMARKED = re.compile(
    r"\s*(?P<label>[^\s\u3000，。；（）()]{2,12}(?:[（(][^\s（）()]{1,8}[）)])?)[ \t\u3000]+(?P<value>[^。；]{2,60})$"
)
# 代表 签字, 联系人 （姓名）: a label of two words.
_NO_VALUE = re.compile(r"签|盖|章|姓名|名称|号码|日期|信息|职务|^[（(]")
_PARTED = re.compile(r"[/／、（(）)]|或|及|和|与|暨")
_KEYS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (key, re.compile(pattern, re.IGNORECASE))
    for key, pattern in (
        ("email", r"邮箱|邮件|e-?mail"),
        ("account_name", r"户名|账户名|帐户名|开户名|收款人|收款单位|收款方"),
        ("phone", r"(?:电话|手机号?码?|联系方式|固话|座机|总机|Tel|Phone|Mobile|电\s*话)(?:号码?)?$"),
        (
            "code",
            r"信用代码|识别号|税号|执照(?:注册)?号|身份证|证件号|代码$|注册编?号|公司编号|登记证?(?:号码?|编号)|证照(?:号码?|编号)?$|营业执照$|护照|USCC|Credit\s?Code",
        ),
        ("address", r"(?:地址|住所|住址|注册地|经营场所|营业场所|办公地点|住所地)$|^地址|^(?:地方|店址|位置)$|Address"),
        (
            "contact",
            r"联系人|联络人|对接人|(?:采购|项目|业务)经办(?:人)?$|客户经理|项目经理|项目负责人|业务负责人|接口人|客户顾问|专属顾问|业务代表|销售代表|联系$|Contact",
        ),
        (
            "representative",
            r"法定代表|法人|负责人|授权代表|代表人|签约代表|签约人|^代表|经营者|委托代理|董事|执行事务合伙人|^(?:老板|掌柜|店长|队长|组长)$|Representative",
        ),
        (
            "name",
            r"^(?:公司|单位|企业|机构|商号|工商|注册|中文|法定|当事人|主体|甲方|乙方)?(?:名称|全称|姓名|字号)$|^(?:公司|单位|企业|名字)$|^Name$",
        ),
    )
)
PHONE = re.compile(
    r"(?<![\dA-Za-z])(?:\+?\d{2,3}[-\s])?(?:1[3-9]\d[\s-]?[\d*]{4}[\s-]?\d{4}|0\d{2,3}[-\s—－]?\d{3,4}[\s-]?\d{4}(?:[-转]\d{1,5})?|400[-\s]?\d{3,4}[-\s]?\d{3,4}|[2-9]\d{3}[\s-]\d{4}|\d{7,8})(?![\dA-Za-z])"
)
EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}")
_CODE = re.compile(r"[0-9A-Z]{2}\d{6}[0-9A-Z]{10}")
_ADDRESS = re.compile(r"[\u4e00-\u9fff]{2,12}[省市区县州][^，,。；;：:\s]{2,40}[号室层楼栋座幢园村弄铺][\dA-Z-]{0,6}")

_EMPTY = re.compile(r"[\s\u3000_＿\-－—/／.…。，,、:：]*")
_BRACKETS = re.compile(r"^[【\[〔<＜{（(《](?P<inside>[^【】\[\]〔〕]*)[】\]〕>＞}）)》]$")
_HINT = re.compile(
    r"名称|全称|填写|请|姓名|号码|代码|法定代表|联系|日期|编号|电话|邮箱|例如|如[:：]|具体|待填|空白|详细|地址$|住所$|^地址"
)
_CROSSED = re.compile(
    r"[xX×＊○Ｘ]{2,}(?![A-Za-z0-9])|^_{2,}|\*{2,}(?![\d*])|[xX×Ｘ](?=[省市区县路号])|^某|某某|_{2,}\s*[省市区县路号]|^[\s\u3000]*省[\s\u3000]+市|\{\{|待填写?$|^[（(]?(?:空白?|未填|请填写)"
)
_DEFERRED = re.compile(
    r"另行|[后待再]补|补上|待定|待确[定认]|稍后|后续|详见|^(?:请|参)?见(?:名片|执照|营业|附|身份|证|后|下|上|首部|签|盖|群|微信|背面|复印|表|另)|以.{0,14}为准|同营业执照|签约(?:时|前)|在办(?!公)|办理中|办证中|(?:没|未|尚未|还没)(?:办|下来|定|领|取得|提供|收到|发|给)|回头(?:补|给|发|说|填|加)|随后|到时候?|申请中|(?:进场|上线|签署|盖章)[前时后]|暂[无缺定]|提供后|届时"
)
_NUMBERED = re.compile(r"^(?:\d{1,2}[.．、]|[（(][\d一二三四五六七八九十]{1,2}[）)]|[①-⑳]|[一二三四五六七八九十]、)")
# 住址：…路8号，系某网店的经营者: what follows is no part of the address.
_BEYOND_ADDRESS = re.compile(r"[，,](?=系|为|是|以下|下称|身份证|电话|手机|法定代表|联系)")
# 池砚（项目经理）: a name with a note on the person, not a label.
_VALUE_THEN_NOTE = re.compile(r"[^（()）/／、]+[（(][^（()）]*[）)]$")
# No value of a party is longer; what is, is judged by its beginning.
_LONGEST = 120
_SEPARATORS = re.compile(r"[，,、/／；;\s\u3000（(]+")


@dataclass(frozen=True, slots=True)
class Slot:
    """A label with the place of its value in a text: what keys it asks for, where the label and the value stand."""

    keys: tuple[str, ...]
    label_start: int
    start: int
    end: int


def keys_of(label: str) -> tuple[str, ...]:
    """Return which facts a label asks for (业务联系人/电话 → contact, phone); empty where it asks for none."""
    plain = _NUMBERED.sub("", _SPACES.sub("", label).strip("：:*＊·•"))
    if (
        len(plain) > 24
        or "：" in plain
        or plain.startswith(("同", "见", "详见"))
        or re.search(
            r"店铺|品牌|平台|合同|产品|商品|银行|开户行|总公司|总部|母公司|上级", plain.replace("开户银行账户名称", "")
        )
    ):
        return ()
    found: list[str] = []
    for part in _PARTED.split(plain):
        key = next((key for key, pattern in _KEYS if pattern.search(part)), "")
        if key and key not in found:
            found.append(key)
        if not found and _VALUE_THEN_NOTE.match(plain):
            return ()
    return tuple(found)


def holds_value(text: str) -> bool:
    """Tell whether a text is a label with its value behind it, parted by space alone: 法定代表人 张三, not 代表 签字."""
    match = _UNMARKED.match(text)
    if match is None or not keys_of(match["label"]):
        return False
    return not keys_of(match["value"]) and not _NO_VALUE.search(match["value"])


def bare_key(value: str) -> str:
    """Return which fact a value is that stands without a label (an address, a phone), or "" where its shape tells none."""
    shapes = (("code", _CODE), ("phone", PHONE), ("email", EMAIL), ("address", _ADDRESS))
    return next((key for key, shape in shapes if shape.fullmatch(value.strip())), "")


def slots(text: str, start: int, end: int) -> Iterator[Slot]:
    """Yield the labelled places on the line `text[start:end]`, unknown labels left out (they end a value all the same)."""
    matches = list(_LABEL.finditer(text, start, end))
    if not matches and (plain := _UNMARKED.match(text, start, end)) and keys_of(plain["label"]):
        yield Slot(keys_of(plain["label"]), plain.start("label"), *trimmed(text, *plain.span("value")))
    stops = [match.start() for match in matches[1:]] + [end]
    for match, stop in zip(matches, stops, strict=False):
        name = "label" if match["label"] else "prose"
        keys = keys_of(match[name])
        if keys:
            whole = _TOLD_CODE if keys == ("code",) else _TOLD
            told = whole.match(text, match.end(), stop) if match["prose"] else None
            yield Slot(keys, match.start(name), *trimmed(text, match.end(), told.end() if told else stop))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without white space and closing marks at its ends."""
    while start < end and (text[start].isspace() or text[start] == "*"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "；;，,。、*（("):
        end -= 1
    if end > start and text[end - 1] in "）)" and not re.search(r"[（(]", text[start:end]):
        end -= 1
    return start, end


def presence(value: str) -> Presence:
    """Tell whether a value is filled in, left blank (____, 【甲方名称】, XX路), or put off (另行通知)."""
    if _EMPTY.fullmatch(value):
        return Presence.BLANK
    value = value[:_LONGEST]
    bracketed = _BRACKETS.match(value.strip())
    if bracketed and (_EMPTY.fullmatch(bracketed["inside"]) or _HINT.search(bracketed["inside"])):
        return Presence.BLANK
    if _CROSSED.search(value) or re.fullmatch(r"[\s\u3000_]*(?:【[^】]*】[\s\u3000_]*)+", value):
        filled = "【" in value and not _CROSSED.search(value)
        return Presence.FILLED if filled and not _all_hints(value) else Presence.BLANK
    return Presence.DEFERRED if _DEFERRED.search(value) and len(value) <= 40 else Presence.FILLED


def _all_hints(value: str) -> bool:
    return all(_EMPTY.fullmatch(inside) or _HINT.search(inside) for inside in re.findall(r"【([^】]*)】", value))


def parts(keys: tuple[str, ...], text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield (key, start, end) for each fact in a value: 桑梓 021-58207713 is a contact and a phone."""
    value = text[start:end]
    if presence(value) is Presence.DEFERRED:
        yield from ((key, start, end) for key in keys)
        return
    phone, email = PHONE.search(value), EMAIL.search(value)
    for key in keys:
        found = {"phone": phone, "email": email}.get(key)
        if found is not None and (len(keys) > 1 or key == "phone"):
            yield key, start + found.start(), start + found.end()
        elif key in ("phone", "email") and len(keys) > 1 and value.strip():
            yield key, end, end
        else:
            yield key, start, _first_part(key, keys, text, start, end)
    if phone and "phone" not in keys and keys[0] in ("contact", "representative"):
        yield "phone", start + phone.start(), start + phone.end()
    if email and "email" not in keys and keys[0] in ("contact", "phone"):
        yield "email", start + email.start(), start + email.end()


def _first_part(key: str, keys: tuple[str, ...], text: str, start: int, end: int) -> int:
    """Where the value of an address or a name ends: before a phone, a bracket or a space that parts it from what follows."""
    value = text[start:end]
    if key == "address" and (beyond := _BEYOND_ADDRESS.search(value)):
        return start + beyond.start()
    if key == "code" and (beyond := re.search("[，,；;。]", value)):
        return start + beyond.start()
    if key not in ("contact", "representative") or presence(value) is not Presence.FILLED:
        return end
    phone = PHONE.search(value)
    stop = phone.start() if phone else len(value)
    bracket = re.search(r"[（(]", value[:stop])
    if bracket and bracket.start() > 0:
        stop = bracket.start()
    if len(keys) > 1 and (parted := _SEPARATORS.search(value[:stop].rstrip())):
        stop = parted.start() or stop
    return trimmed(text, start, start + stop)[1]
