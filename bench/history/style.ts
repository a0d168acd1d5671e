// The style sheet of the history page: the report's ink and paper.

export const STYLE = `
:root{color-scheme:light dark;--paper:#fbfaf7;--card:#fff;--ink:#1d242b;--soft:#5c6670;--rule:#dedbd3;--good:#2d5f8b;--bad:#b5402d;--on:#fff}
@media (prefers-color-scheme:dark){:root{--paper:#14181c;--card:#1b2127;--ink:#e6e4de;--soft:#9aa4ad;--rule:#323a42;--good:#7fb2de;--bad:#ef8a74;--on:#10151a}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,sans-serif}
header,main{max-width:1240px;margin:0 auto;padding:0 16px}header{display:flex;gap:14px;align-items:baseline;padding-top:24px}
.seal{background:var(--bad);color:var(--on);border-radius:5px;padding:0 7px;font-size:24px;line-height:1.5}
h1{font-size:26px;margin:0}h2{font-size:18px;margin:32px 0 8px}
.runs{list-style:none;padding:0;color:var(--soft);font-size:13px}.runs b{color:var(--ink);display:inline-block;min-width:54px}
.scroll{overflow-x:auto;border:1px solid var(--rule);border-radius:8px;background:var(--card)}
table{border-collapse:collapse;width:100%;font-size:13.5px;font-variant-numeric:tabular-nums}
th,td{padding:7px 12px;border-top:1px solid var(--rule);text-align:left;vertical-align:top;font-weight:400;white-space:nowrap}thead th{border-top:0;color:var(--soft);font-size:12.5px}thead small{display:block}
tbody th{white-space:normal;min-width:170px}small{color:var(--soft);font-size:12px}td b{color:var(--good)}
svg polyline{fill:none;stroke:var(--good);stroke-width:1.5}svg circle{fill:var(--good)}
code{font:13px ui-monospace,monospace}
@media print{:root{color-scheme:light;--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--rule:#ccc}.scroll{overflow:visible}}
`
