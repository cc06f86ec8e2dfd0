"""What makes a statement hold for some cases only: consent, an exception told beside it, a breach, a time."""

from __future__ import annotations

import re

EXCEPT = re.compile(
    r"除(?:非|[^。;,]{1,24}外)|例外|但(?!不限)|不过|另有(?:约定|规定)|特殊情况|紧急|前[款条项]|擅自|无故|无正当理由|任意|原则上|经[^。;,]{0,12}(?:同意|许可|确认|批准|协商)|协商(?:一致|确定)|征得|商量|同意才|(?:事先|事前|书面)(?:同意|许可)|报[^。;,]{0,8}(?:同意|批准)|双方(?:书面|另行|协商)"
)
FREELY = re.compile(r"(?:无[须需]|不必|不用)(?:另行|事先)?[^。;,]{0,8}(?:同意|许可|征得|征求|认可)|自[主行]决定")
CONSENT_FIRST = re.compile(r"(?:未经|非经)[^。;,]{0,10}(?:同意|许可|确认|签认|批准|授权|认可)")
FOR_A_TIME = re.compile(
    r"首[年月]|[前头][一二三四五六\d]+个?[月年]|第[二三四\d]+[年个]|试用|试运行|磨合|自第|续[约期签展]|届满|期满|到期"
)
OR_ELSE = re.compile("(?:否则|违者)[^。;]*")
"""What follows on a breach of what is said does not make it hold for some cases only."""
BREACH = re.compile(
    r"发生[^。;,]{0,16}(?:时|的|后)|违约|逾期|未[按能在]|欠[款费付]|泄露|不达标|未达|低于|连续|累计|严重|过错|转包|不可抗力|吊销|情形"
)
