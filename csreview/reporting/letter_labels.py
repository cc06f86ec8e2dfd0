"""The words of a letter to the other side, in Chinese and in English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ZH: Mapping[str, str] = MappingProxyType(
    {
        "letter.to": "{party}：",
        "letter.opening": (
            "贵我双方正在磋商的{title}，我方已认真阅读。为便于双方早日签署、日后履行顺畅，现就以下 {count} 处提出修改"
            "建议，请贵方审阅。条文中【】内为我方建议的数值或内容，可由双方商定。"
        ),
        "letter.closing": "以上建议如贵方认可，请相应修改文本；如有不同考虑，欢迎随时与我方沟通。",
        "letter.about": "{place}的表述",
        "letter.after": "（建议写在{place}之后）",
        "letter.absent": "目前的文本还没有写到这一点。建议补充：{asks}。",
        "letter.absent.short": "目前的文本还没有写到这一点，建议补充。",
        "letter.partial": "目前已写明{stated}，建议再写明{lacking}，便于双方照此执行。",
        "letter.open": "这一处还可以写得更明确，建议写明{lacking}。",
        "letter.vague": "{quotes}的说法，双方日后可能有不同理解，建议写成可以核对的内容。",
        "letter.vague.lacking": "其中请写明{lacking}。",
        "letter.blank": "这一处尚待填写，请贵我双方一并确认{what}。",
        "letter.this": "所填内容",
        "letter.risk": "这一处希望与贵方再作商议，建议调整如下，使双方的权利义务更为均衡。",
        "letter.consistency": "这一处请贵我双方一并核对：{message}",
        "letter.proposal": "建议条文",
        "letter.advice": "建议",
        "letter.titled": "《{title}》",
        "letter.untitled": "草案",
    }
)

EN: Mapping[str, str] = MappingProxyType(
    {
        "letter.to": "To {party},",
        "letter.opening": (
            "We have read {title} with care. So that both of us can sign soon and work together smoothly, we "
            "propose changes in the following {count} places. Values in 【】 are our suggestions and open to discussion."
        ),
        "letter.closing": "If you agree, please change the draft accordingly; if you see it differently, please let us know.",
        "letter.about": "Wording of {place}",
        "letter.after": " (to follow {place})",
        "letter.absent": "The agreement does not address this yet. Please add: {asks}.",
        "letter.absent.short": "The agreement does not address this yet; please add it.",
        "letter.partial": "The agreement gives {stated}; please add {lacking}, so that both can work by it.",
        "letter.open": "This can be made clearer; please state {lacking}.",
        "letter.vague": "{quotes} may be read differently later; we propose wording that can be checked.",
        "letter.vague.lacking": " Please state {lacking}.",
        "letter.blank": "This is still to be filled in; please let us settle {what} together.",
        "letter.this": "what goes here",
        "letter.risk": "We would like to discuss this clause and propose the following, to balance rights and duties.",
        "letter.consistency": "Please check this together with us: {message}",
        "letter.proposal": "Proposed wording",
        "letter.advice": "Proposal",
        "letter.titled": "the draft of {title}",
        "letter.untitled": "the draft",
    }
)
