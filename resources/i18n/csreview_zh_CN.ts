<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About csreview</source>
        <translation>关于 csreview</translation>
    </message>
    <message>
        <source>Reviews draft agreements for outsourced e-commerce customer service, on this computer only. An aid to reading, not legal advice; facts outside the draft are not checked.</source>
        <translation>审查电商客服外包合作协议草案，只在这台电脑上运行。本工具辅助阅读，不构成法律意见；草案之外的事实未作核验。</translation>
    </message>
    <message>
        <source>Version {0}</source>
        <translation>版本 {0}</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>Drafts ({0})</source>
        <translation>草案 ({0})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
    </message>
</context>
<context>
    <name>BothPane</name>
    <message>
        <source>Both sides</source>
        <translation>两方</translation>
    </message>
    <message>
        <source>Choose a point</source>
        <translation>选择一项</translation>
    </message>
    <message>
        <source>Pick one from the list to see it from both sides.</source>
        <translation>从列表中选一项，即可从两方立场查看。</translation>
    </message>
    <message>
        <source>Go to this place in the draft</source>
        <translation>到原文此处</translation>
    </message>
    <message>
        <source>Nothing to settle for this side.</source>
        <translation>对这一方没有待处理的事项。</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>另有 {0} 条</translation>
    </message>
    <message>
        <source>Go to this finding, seen from this side</source>
        <translation>以这一方立场查看此发现</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>修改建议</translation>
    </message>
    <message>
        <source>Model wording</source>
        <translation>示范条款</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the model wording for the {0}</source>
        <translation>复制示范条款（{0}）</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>ChecklistChoice</name>
    <message>
        <source>Built-in</source>
        <translation>内置清单</translation>
    </message>
    <message>
        <source>Your own checklist…</source>
        <translation>自己的清单…</translation>
    </message>
    <message>
        <source>Choose the folder of a checklist</source>
        <translation>选择审查清单所在文件夹</translation>
    </message>
    <message>
        <source>There is no checklist.toml in “{0}”.</source>
        <translation>“{0}”中没有 checklist.toml，不是审查清单。</translation>
    </message>
</context>
<context>
    <name>ComparingPage</name>
    <message>
        <source>Side</source>
        <translation>立场</translation>
    </message>
    <message>
        <source>Back to the review</source>
        <translation>返回审查</translation>
    </message>
    <message>
        <source>Previous change</source>
        <translation>上一处改动</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>下一处改动</translation>
    </message>
    <message>
        <source>Only what changed</source>
        <translation>只看改动</translation>
    </message>
    <message>
        <source>Export the comparison</source>
        <translation>导出对比报告</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Both versions</source>
        <translation>两稿对照</translation>
    </message>
    <message>
        <source>{0} changed clauses</source>
        <translation>改动条款 {0}</translation>
    </message>
</context>
<context>
    <name>Coverage</name>
    <message>
        <source>Coverage by section</source>
        <translation>各部分覆盖情况</translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message>
        <source>Acceptance withdrawn</source>
        <translation>已撤回采纳</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已采纳</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>已标为不采纳</translation>
    </message>
    <message>
        <source>Dismissal withdrawn</source>
        <translation>已撤回不采纳</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>已备注</translation>
    </message>
    <message>
        <source>Note removed</source>
        <translation>已删除备注</translation>
    </message>
    <message>
        <source>Severity changed</source>
        <translation>级别已更改</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Redone</source>
        <translation>已重做</translation>
    </message>
    <message>
        <source>Decisions made in another window were merged</source>
        <translation>已并入另一窗口的处理</translation>
    </message>
</context>
<context>
    <name>DecisionBox</name>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Not saved yet; saving is tried again with your next decision.</source>
        <translation>尚未保存；下一次处理时会再试。</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已采纳</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回不采纳</translation>
    </message>
    <message>
        <source>Dismiss…</source>
        <translation>不采纳…</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Undo the last decision</source>
        <translation>撤销上一步处理</translation>
    </message>
    <message>
        <source>Set the severity</source>
        <translation>自定级别</translation>
    </message>
    <message>
        <source>As originally found</source>
        <translation>恢复原级别</translation>
    </message>
    <message>
        <source>Carried over from the previous version; the wording here is the same.</source>
        <translation>沿用自上一稿：此处文字未变。</translation>
    </message>
    <message>
        <source>Carried over from the previous version; the wording here is nearly the same.</source>
        <translation>沿用自上一稿：此处文字几乎未变。</translation>
    </message>
    <message>
        <source>Previous version: {0} The wording here has changed; please decide again.</source>
        <translation>上一稿：{0}。此处文字已改，请再定。</translation>
    </message>
    <message>
        <source>Dismissed throughout the draft: {0}</source>
        <translation>整个审查项不采纳：{0}</translation>
    </message>
    <message>
        <source>Dismissed here: {0}</source>
        <translation>此处不采纳：{0}</translation>
    </message>
    <message>
        <source>Severity set by you: {0}</source>
        <translation>自定级别：{0}</translation>
    </message>
    <message>
        <source>Note: {0}</source>
        <translation>备注：{0}</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>Side</source>
        <translation>立场</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>两方对照</translation>
    </message>
    <message>
        <source>Compare both sides on the same point</source>
        <translation>同一事项两方并排对照</translation>
    </message>
    <message>
        <source>Open a draft</source>
        <translation>打开草案</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>Back to the folder</source>
        <translation>回到文件夹</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Choose a point</source>
        <translation>选择一项</translation>
    </message>
    <message>
        <source>Pick one from the list, click a highlight in the draft, or press F8.</source>
        <translation>从左侧列表选取，点击草案中的标记，或按 F8 逐条查看。</translation>
    </message>
    <message>
        <source>Reading the highlights</source>
        <translation>标记说明</translation>
    </message>
    <message>
        <source>Worth keeping</source>
        <translation>值得保留的约定</translation>
    </message>
    <message>
        <source>Copy this finding</source>
        <translation>复制整条发现</translation>
    </message>
    <message>
        <source>In the draft</source>
        <translation>草案原文</translation>
    </message>
    <message>
        <source>Where it belongs</source>
        <translation>应补充的位置</translation>
    </message>
    <message>
        <source>after {0}</source>
        <translation>接在 {0} 之后</translation>
    </message>
    <message>
        <source>Nearest clauses considered</source>
        <translation>核对过的相近条款</translation>
    </message>
    <message>
        <source>Go to this place in the draft</source>
        <translation>转到草案中的这一处</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>修改建议</translation>
    </message>
    <message>
        <source>Model wording</source>
        <translation>示范条款</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the model wording</source>
        <translation>复制示范条款</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Why it matters to you</source>
        <translation>为什么对我方重要</translation>
    </message>
    <message>
        <source>Facts required</source>
        <translation>要素</translation>
    </message>
    <message>
        <source>{0} (optional)</source>
        <translation>{0}（可选）</translation>
    </message>
    <message>
        <source>Legal basis</source>
        <translation>法律依据</translation>
    </message>
    <message>
        <source>More on this point</source>
        <translation>同一审查项的其他发现</translation>
    </message>
    <message>
        <source>{0} more in the list of findings</source>
        <translation>另有 {0} 条，见发现列表</translation>
    </message>
    <message>
        <source>{0}’s view</source>
        <translation>{0}怎么看</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>另有 {0} 条</translation>
    </message>
    <message>
        <source>How this outcome was reached…</source>
        <translation>结论从何而来…</translation>
    </message>
</context>
<context>
    <name>DismissDialog</name>
    <message>
        <source>Dismiss this finding</source>
        <translation>不采纳这项发现</translation>
    </message>
    <message>
        <source>Why no action is needed</source>
        <translation>为什么不必处理</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Only here</source>
        <translation>只限此处</translation>
    </message>
    <message>
        <source>This point throughout the draft (findings: {0})</source>
        <translation>本草案中的整个审查项（发现 {0} 处）</translation>
    </message>
    <message>
        <source>The reason is listed at the end of the report.</source>
        <translation>理由会列在报告末尾。</translation>
    </message>
    <message>
        <source>Agreed in another document</source>
        <translation>已在其他文件中约定</translation>
    </message>
    <message>
        <source>Acceptable in this deal</source>
        <translation>本次交易可以接受</translation>
    </message>
    <message>
        <source>Does not apply to this deal</source>
        <translation>不适用于本次合作</translation>
    </message>
    <message>
        <source>Clear enough as it stands</source>
        <translation>现有文字已足够清楚</translation>
    </message>
</context>
<context>
    <name>DraftPane</name>
    <message>
        <source>Show tracked changes</source>
        <translation>显示修订</translation>
    </message>
    <message>
        <source>Find in the draft</source>
        <translation>在草案中查找</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
</context>
<context>
    <name>DraftView</name>
    <message>
        <source>Draft</source>
        <translation>草案</translation>
    </message>
    <message>
        <source>Comment: {0}</source>
        <translation>批注：{0}</translation>
    </message>
</context>
<context>
    <name>Empty</name>
    <message>
        <source>Open a draft…</source>
        <translation>打开草案…</translation>
    </message>
    <message>
        <source>Drop the draft agreement here</source>
        <translation>把协议草案拖到这里</translation>
    </message>
    <message>
        <source>Word drafts of agreements for outsourced customer service, reviewed from your side.</source>
        <translation>从您的立场审查电商客服外包合作协议的 Word 草案。</translation>
    </message>
    <message>
        <source>Or drop a folder to see all its drafts side by side, or copy a text and press Ctrl+V.</source>
        <translation>也可以拖入整个文件夹并排比较，或复制全文后按 Ctrl+V。</translation>
    </message>
    <message>
        <source>Try: {0}</source>
        <translation>试用：{0}</translation>
    </message>
    <message>
        <source>Recent drafts</source>
        <translation>最近的草案</translation>
    </message>
    <message>
        <source>Clear the list of recent drafts</source>
        <translation>清空最近的草案</translation>
    </message>
    <message>
        <source>Everything stays on this computer; the draft is never changed.</source>
        <translation>全部在本机处理，草案不会外传，也不会被改动。</translation>
    </message>
    <message>
        <source>{0} · {1} high · {2} medium · {3}</source>
        <translation>{0} · 高 {1} · 中 {2} · {3}</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Export the gap report</source>
        <translation>导出缺漏报告</translation>
    </message>
    <message>
        <source>Overwrite?</source>
        <translation>是否覆盖？</translation>
    </message>
    <message>
        <source>{0} already exists. Overwrite it?</source>
        <translation>“{0}”已存在，要覆盖吗？</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>Find in the draft</source>
        <translation>在草案中查找</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
</context>
<context>
    <name>Head</name>
    <message>
        <source>Conclusion</source>
        <translation>审查结论</translation>
    </message>
    <message>
        <source>Settle before signing</source>
        <translation>签署前先解决</translation>
    </message>
    <message>
        <source>{0} of {1} points are in order</source>
        <translation>{1} 项中已约定 {0} 项</translation>
    </message>
    <message>
        <source>This appears to be: {0}. Take what follows as hints only.</source>
        <translation>判断为：{0}。以下结论仅供参考。</translation>
    </message>
    <message>
        <source>For the {0}: {1} high, {2} medium, {3} low.</source>
        <translation>站在{0}：高 {1}、中 {2}、低 {3} 处。</translation>
    </message>
    <message>
        <source>For the {0}: no high-risk findings; {2} medium, {3} low.</source>
        <translation>站在{0}：无高风险；中 {2}、低 {3} 处。</translation>
    </message>
    <message>
        <source>For the {0}: no high- or medium-risk findings; {3} low.</source>
        <translation>站在{0}：无高、中风险；低 {3} 处。</translation>
    </message>
    <message>
        <source>{0} points checked, {1} characters read. A review aid, not legal advice.</source>
        <translation>已核对 {0} 项，读入 {1} 字。文本审查辅助，不构成法律意见。</translation>
    </message>
    <message>
        <source>Nothing was found that must be settled first.</source>
        <translation>未发现必须先解决的事项。</translation>
    </message>
</context>
<context>
    <name>Marks</name>
    <message>
        <source>Findings along the draft</source>
        <translation>全文中的发现位置</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open a draft…</source>
        <translation>打开草案(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a &amp;folder…</source>
        <translation>打开文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Back to the folder</source>
        <translation>回到文件夹(&amp;B)</translation>
    </message>
    <message>
        <source>Start pa&amp;ge</source>
        <translation>回到开始页(&amp;G)</translation>
    </message>
    <message>
        <source>Add an anne&amp;x from another file…</source>
        <translation>补交单独成文件的附件(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Compare with another version…</source>
        <translation>与另一稿对比(&amp;C)…</translation>
    </message>
    <message>
        <source>Show the comparison &amp;again</source>
        <translation>再看对比(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Review again</source>
        <translation>重新审查(&amp;R)</translation>
    </message>
    <message>
        <source>Open in &amp;Word</source>
        <translation>用 Word 打开(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Export the gap report…</source>
        <translation>导出缺漏报告(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Rece&amp;nt drafts</source>
        <translation>最近的草案(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Side: &amp;merchant</source>
        <translation>立场：商家方(&amp;M)</translation>
    </message>
    <message>
        <source>Side: &amp;vendor</source>
        <translation>立场：服务商方(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Both sides, side by side</source>
        <translation>两方对照(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Checklist</source>
        <translation>审查清单(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Findings</source>
        <translation>发现(&amp;F)</translation>
    </message>
    <message>
        <source>C&amp;lauses</source>
        <translation>条款(&amp;L)</translation>
    </message>
    <message>
        <source>Lar&amp;ger text</source>
        <translation>放大文字(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Smaller text</source>
        <translation>缩小文字(&amp;S)</translation>
    </message>
    <message>
        <source>Reset text si&amp;ze</source>
        <translation>恢复文字大小(&amp;Z)</translation>
    </message>
    <message>
        <source>Show or accept &amp;tracked changes</source>
        <translation>显示修订／只看接受后的文字(&amp;T)</translation>
    </message>
    <message>
        <source>Show or hide the c&amp;onclusion</source>
        <translation>显示／隐藏审查结论(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Next finding</source>
        <translation>下一处发现(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous finding</source>
        <translation>上一处发现(&amp;P)</translation>
    </message>
    <message>
        <source>Next p&amp;ane</source>
        <translation>下一个窗格(&amp;A)</translation>
    </message>
    <message>
        <source>Previous pan&amp;e</source>
        <translation>上一个窗格(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Find in the draft</source>
        <translation>在草案中查找(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Search the list</source>
        <translation>搜索列表(&amp;S)</translation>
    </message>
    <message>
        <source>Copy th&amp;is finding</source>
        <translation>复制整条发现(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Copy the model wording</source>
        <translation>复制示范条款(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Decide</source>
        <translation>处理(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Accept or withdraw acceptance</source>
        <translation>采纳或撤回采纳(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Dismiss…</source>
        <translation>不采纳(&amp;D)…</translation>
    </message>
    <message>
        <source>Withdra&amp;w dismissal</source>
        <translation>撤回不采纳(&amp;N)</translation>
    </message>
    <message>
        <source>N&amp;ote…</source>
        <translation>备注(&amp;O)…</translation>
    </message>
    <message>
        <source>Set severity: &amp;high</source>
        <translation>自定级别：高(&amp;H)</translation>
    </message>
    <message>
        <source>Set severity: &amp;medium</source>
        <translation>自定级别：中(&amp;M)</translation>
    </message>
    <message>
        <source>Set severity: &amp;low</source>
        <translation>自定级别：低(&amp;L)</translation>
    </message>
    <message>
        <source>Severity as originally &amp;found</source>
        <translation>恢复原级别(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Undo the last decision</source>
        <translation>撤销上一步处理(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About csreview</source>
        <translation>关于 csreview(&amp;A)</translation>
    </message>
</context>
<context>
    <name>Navigator</name>
    <message>
        <source>Checklist</source>
        <translation>审查清单</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现</translation>
    </message>
    <message>
        <source>Clauses</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Nothing matches the search and filters.</source>
        <translation>没有符合搜索和筛选条件的内容。</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search the list</source>
        <translation>搜索列表</translation>
    </message>
    <message>
        <source>Filter by decision, outcome, severity, kind, certainty</source>
        <translation>按处理、结论、级别、类型、把握程度筛选</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Undecided only</source>
        <translation>只看未处理</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>严重程度</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>把握程度</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>List findings in the order of the draft</source>
        <translation>发现按草案顺序排列</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>“{0}”</translation>
    </message>
    <message>
        <source>This report contains only the findings listed ({0}), filtered by: {1}.</source>
        <translation>本报告只含列表中筛选出的 {0} 条发现，筛选条件：{1}。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Findings {0}</source>
        <translation>发现 {0}</translation>
    </message>
</context>
<context>
    <name>NoteDialog</name>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>For yourself only; notes are not part of reports.</source>
        <translation>供自己查看，不写入报告。</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Notices</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Not read: {0}, {1}: {2}</source>
        <translation>未能读取：{0}（{1}）：{2}</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>{0} more</source>
        <translation>另有 {0} 条</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Opening {0}</source>
        <translation>正在打开 {0}</translation>
    </message>
</context>
<context>
    <name>Portfolio</name>
    <message>
        <source>Draft</source>
        <translation>草案</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>已约定</translation>
    </message>
    <message>
        <source>First response</source>
        <translation>首次响应</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Price per seat</source>
        <translation>每席单价</translation>
    </message>
    <message>
        <source>Payment due</source>
        <translation>付款期限</translation>
    </message>
    <message>
        <source>Liability cap</source>
        <translation>责任上限</translation>
    </message>
    <message>
        <source>All requirements</source>
        <translation>全部审查项</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>PortfolioPage</name>
    <message>
        <source>Side</source>
        <translation>立场</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>All drafts</source>
        <translation>全部草案</translation>
    </message>
    <message>
        <source>High risks</source>
        <translation>有高风险</translation>
    </message>
    <message>
        <source>Outliers</source>
        <translation>有离群值</translation>
    </message>
    <message>
        <source>Not reviewed</source>
        <translation>未能审查</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Export the table</source>
        <translation>导出对比表</translation>
    </message>
    <message>
        <source>Search name or party</source>
        <translation>搜索文件名或当事人</translation>
    </message>
    <message>
        <source>Double-click a draft, or press Enter, to open it</source>
        <translation>双击或按回车打开草案</translation>
    </message>
    <message>
        <source>Open a folder of drafts</source>
        <translation>打开草案所在的文件夹</translation>
    </message>
    <message>
        <source>Looking for drafts…</source>
        <translation>正在查找草案…</translation>
    </message>
    <message>
        <source>Stopped after {0} drafts</source>
        <translation>已停止，审查了 {0} 份</translation>
    </message>
    <message>
        <source>Nothing in this folder can be reviewed: no Word file, PDF or text.</source>
        <translation>这个文件夹里没有可审查的草案（Word、PDF 或文本文件）。</translation>
    </message>
    <message>
        <source>No outlying values. Values are compared once there are five drafts.</source>
        <translation>没有偏离其他草案的数值；满五份草案才作比较。</translation>
    </message>
    <message>
        <source>No draft matches the search and the filter.</source>
        <translation>没有符合搜索和筛选条件的草案。</translation>
    </message>
    <message>
        <source>Reviewed {0} of {1} drafts</source>
        <translation>已审查 {0} / {1} 份</translation>
    </message>
    <message>
        <source>; less than a minute left</source>
        <translation>，剩余不到 1 分钟</translation>
    </message>
    <message>
        <source>; about {0} min left</source>
        <translation>，剩余约 {0} 分钟</translation>
    </message>
    <message>
        <source>{0} drafts reviewed, {1} could not be reviewed</source>
        <translation>已审查 {0} 份，{1} 份未能审查</translation>
    </message>
    <message>
        <source>; most common gaps: {0}</source>
        <translation>；最常缺漏：{0}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>PortfolioTable</name>
    <message>
        <source>Drafts of the folder</source>
        <translation>文件夹中的草案</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>{0} pages</source>
        <translation>{0} 页</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>位置(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Export the gap report</source>
        <translation>导出缺漏报告</translation>
    </message>
    <message>
        <source>Only the findings shown in the list</source>
        <translation>只含列表中显示的发现</translation>
    </message>
    <message>
        <source>&amp;Reader</source>
        <translation>读者(&amp;R)</translation>
    </message>
    <message>
        <source>Report &amp;language</source>
        <translation>报告语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Format</source>
        <translation>格式(&amp;F)</translation>
    </message>
    <message>
        <source>Dismissed findings ({0}) are listed at the end, each with its reason.</source>
        <translation>不采纳的 {0} 条发现附理由列于报告末尾。</translation>
    </message>
    <message>
        <source>Laying out the pages…</source>
        <translation>正在排版…</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Draft under negotiation</source>
        <translation>谈判中的草案</translation>
    </message>
    <message>
        <source>Version for signing</source>
        <translation>待签署文本</translation>
    </message>
    <message>
        <source>Song (serif)</source>
        <translation>宋体</translation>
    </message>
    <message>
        <source>Hei (sans serif)</source>
        <translation>黑体</translation>
    </message>
    <message>
        <source>“Review for” and the checklist take effect with the next draft opened; press F5 to review again now.</source>
        <translation>“审查阶段”和“审查清单”从下一份打开的草案起生效；按 F5 可立即重新审查。</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>外观(&amp;T)</translation>
    </message>
    <message>
        <source>Draft t&amp;ypeface</source>
        <translation>草案字体(&amp;Y)</translation>
    </message>
    <message>
        <source>Interface text si&amp;ze</source>
        <translation>界面字号(&amp;Z)</translation>
    </message>
    <message>
        <source>Default &amp;side</source>
        <translation>默认立场(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Review for</source>
        <translation>审查阶段(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Checklist</source>
        <translation>审查清单(&amp;C)</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Reading the highlights</source>
        <translation>标记说明</translation>
    </message>
    <message>
        <source>Open a draft</source>
        <translation>打开草案</translation>
    </message>
    <message>
        <source>Open a folder / back to it</source>
        <translation>打开文件夹／回到文件夹</translation>
    </message>
    <message>
        <source>Start page</source>
        <translation>回到开始页</translation>
    </message>
    <message>
        <source>Review the draft again</source>
        <translation>重新审查</translation>
    </message>
    <message>
        <source>Open the draft in Word</source>
        <translation>在 Word 中打开草案</translation>
    </message>
    <message>
        <source>Compare with another version</source>
        <translation>与另一版本比较</translation>
    </message>
    <message>
        <source>Show the comparison again</source>
        <translation>再次显示比较结果</translation>
    </message>
    <message>
        <source>Export the gap report</source>
        <translation>导出缺漏报告</translation>
    </message>
    <message>
        <source>Side: merchant / vendor</source>
        <translation>立场：商家方／服务商方</translation>
    </message>
    <message>
        <source>Both sides, side by side</source>
        <translation>两方并排对照</translation>
    </message>
    <message>
        <source>Next / previous finding</source>
        <translation>下一处／上一处发现</translation>
    </message>
    <message>
        <source>Next / previous pane</source>
        <translation>下一个／上一个窗格</translation>
    </message>
    <message>
        <source>Accept the finding / withdraw</source>
        <translation>采纳或撤回采纳</translation>
    </message>
    <message>
        <source>Dismiss the finding / withdraw</source>
        <translation>不采纳 / 撤回不采纳</translation>
    </message>
    <message>
        <source>Note on the finding</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Undo / redo a decision</source>
        <translation>撤销 / 重做处理</translation>
    </message>
    <message>
        <source>Search the list</source>
        <translation>搜索列表</translation>
    </message>
    <message>
        <source>Checklist / findings / clauses</source>
        <translation>审查清单／发现／条款</translation>
    </message>
    <message>
        <source>Find in the draft</source>
        <translation>在草案中查找</translation>
    </message>
    <message>
        <source>Next / previous match</source>
        <translation>查找：下一处／上一处</translation>
    </message>
    <message>
        <source>Larger / smaller text</source>
        <translation>放大／缩小文字</translation>
    </message>
    <message>
        <source>Reset text size</source>
        <translation>恢复文字大小</translation>
    </message>
    <message>
        <source>Copy this finding</source>
        <translation>复制整条发现</translation>
    </message>
    <message>
        <source>Copy the model wording</source>
        <translation>复制示范条款</translation>
    </message>
    <message>
        <source>Tracked changes shown / accepted</source>
        <translation>显示修订／只看接受后的文字</translation>
    </message>
    <message>
        <source>Conclusion shown / hidden</source>
        <translation>显示／隐藏审查结论</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>This sheet / quit</source>
        <translation>本页／退出</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>Details…</source>
        <translation>详情…</translation>
    </message>
    <message>
        <source>Something went wrong inside csreview; the draft is untouched, and your decisions are kept.</source>
        <translation>程序内部出错；草案未被改动，您的处理记录都在。</translation>
    </message>
</context>
<context>
    <name>TraceDialog</name>
    <message>
        <source>How this outcome was reached</source>
        <translation>结论从何而来</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message>
        <source>Compare with another version</source>
        <translation>与另一稿对比</translation>
    </message>
    <message>
        <source>A new version of a draft you have reviewed: {0} decisions carried over, {1} to decide again because the wording changed, {2} settled.</source>
        <translation>这是一份看过的草案的新稿：沿用处理记录 {0} 条，文字已改须再定 {1} 条，已了结 {2} 条。</translation>
    </message>
    <message>
        <source>The draft was saved in another program.</source>
        <translation>草案已在其他程序中保存。</translation>
    </message>
    <message>
        <source>Review again</source>
        <translation>重新审查</translation>
    </message>
    <message>
        <source>Export the comparison</source>
        <translation>导出对比报告</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Open a draft</source>
        <translation>打开草案</translation>
    </message>
    <message>
        <source>Copied text</source>
        <translation>粘贴的文字</translation>
    </message>
    <message>
        <source>Add an annex</source>
        <translation>补交附件</translation>
    </message>
    <message>
        <source>{0} findings, {1} high</source>
        <translation>共 {0} 处发现，其中高风险 {1} 处</translation>
    </message>
    <message>
        <source>Report saved: {0}</source>
        <translation>报告已写好：{0}</translation>
    </message>
    <message>
        <source>Open the report</source>
        <translation>打开报告</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Merchant</source>
        <translation>商家方</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>服务商方</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>已约定</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>Vague</source>
        <translation>含糊</translation>
    </message>
    <message>
        <source>To fill in</source>
        <translation>待填</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>stated</source>
        <translation>已写明</translation>
    </message>
    <message>
        <source>stated loosely</source>
        <translation>写得含糊</translation>
    </message>
    <message>
        <source>left blank</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>缺漏</translation>
    </message>
    <message>
        <source>Vague wording</source>
        <translation>模糊表述</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>Against your side</source>
        <translation>不利约定</translation>
    </message>
    <message>
        <source>Contradiction or fault</source>
        <translation>前后不一</translation>
    </message>
    <message>
        <source>Required for your side</source>
        <translation>对我方：必备</translation>
    </message>
    <message>
        <source>Recommended for your side</source>
        <translation>对我方：建议有</translation>
    </message>
    <message>
        <source>Optional for your side</source>
        <translation>对我方：可选</translation>
    </message>
    <message>
        <source>Certain</source>
        <translation>明确</translation>
    </message>
    <message>
        <source>To be checked</source>
        <translation>供复核</translation>
    </message>
    <message>
        <source>Awaits an annex</source>
        <translation>待附件</translation>
    </message>
    <message>
        <source>Inferred from weak cues in unusual wording, not from an exact rule: read the passage and judge for yourself.</source>
        <translation>措辞少见，仅凭零散迹象认定，并非明确规则，请对照原文自行判断。</translation>
    </message>
    <message>
        <source>The draft leaves this to {0}, which is not in the file; without it this point cannot be decided.</source>
        <translation>草案将此项留给{0}约定，而文件中没有该附件，无法判断。</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已采纳</translation>
    </message>
    <message>
        <source>dismissed</source>
        <translation>不采纳</translation>
    </message>
    <message>
        <source>with a note</source>
        <translation>有备注</translation>
    </message>
    <message>
        <source>severity set by you</source>
        <translation>自定级别</translation>
    </message>
    <message>
        <source>Read the draft</source>
        <translation>读取草案</translation>
    </message>
    <message>
        <source>Find clauses and parties</source>
        <translation>划分条款，认出当事人</translation>
    </message>
    <message>
        <source>Load the checklist</source>
        <translation>载入审查清单</translation>
    </message>
    <message>
        <source>Check point by point</source>
        <translation>逐项检查</translation>
    </message>
    <message>
        <source>Sort the findings</source>
        <translation>整理发现</translation>
    </message>
    <message>
        <source>Lawyer: every finding with its legal basis</source>
        <translation>法务：全部发现及法律依据</translation>
    </message>
    <message>
        <source>Manager: what it means for the business</source>
        <translation>业务负责人：对经营的影响</translation>
    </message>
    <message>
        <source>Sales: what to negotiate</source>
        <translation>销售：谈判要点</translation>
    </message>
    <message>
        <source>Other side: a letter with proposed changes</source>
        <translation>对方：就各事项发出的函件</translation>
    </message>
    <message>
        <source>Word report</source>
        <translation>Word 缺漏报告</translation>
    </message>
    <message>
        <source>PDF report</source>
        <translation>PDF 报告</translation>
    </message>
    <message>
        <source>Web page</source>
        <translation>网页报告</translation>
    </message>
    <message>
        <source>Excel list</source>
        <translation>Excel 清单</translation>
    </message>
    <message>
        <source>Markdown report</source>
        <translation>Markdown 报告</translation>
    </message>
    <message>
        <source>JSON data</source>
        <translation>JSON 数据</translation>
    </message>
    <message>
        <source>Not an agreement of this kind</source>
        <translation>不是这类协议</translation>
    </message>
    <message>
        <source>Do not sign yet</source>
        <translation>暂不宜签署</translation>
    </message>
    <message>
        <source>Amend before signing</source>
        <translation>改好再签</translation>
    </message>
    <message>
        <source>No obstacle to signing found</source>
        <translation>未见签署障碍</translation>
    </message>
    <message>
        <source>Text box</source>
        <translation>文本框</translation>
    </message>
    <message>
        <source>Page header</source>
        <translation>页眉</translation>
    </message>
    <message>
        <source>Page footer</source>
        <translation>页脚</translation>
    </message>
    <message>
        <source>Footnote</source>
        <translation>脚注</translation>
    </message>
    <message>
        <source>Endnote</source>
        <translation>尾注</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
</TS>
