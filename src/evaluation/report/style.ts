// The report's style sheet: ink on paper, indigo for what is right, vermilion for what leaks; dark, narrow and printed pages.

export const STYLE = `
:root{color-scheme:light dark;--paper:#fbfaf7;--card:#fff;--ink:#1d242b;--soft:#5c6670;--rule:#dedbd3;--track:#ece9e1;--good:#2d5f8b;--bad:#b5402d;--on:#fff;--third:#4d7a3a;--fourth:#86579b;--fifth:#9a6b12}
@media (prefers-color-scheme:dark){:root{--paper:#14181c;--card:#1b2127;--ink:#e6e4de;--soft:#9aa4ad;--rule:#323a42;--track:#2a323a;--good:#7fb2de;--bad:#ef8a74;--on:#10151a;--third:#9ccb84;--fourth:#c8a2da;--fifth:#dcb45e}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,"Hiragino Sans","Noto Sans JP","Yu Gothic UI","VL PGothic",sans-serif;overflow-wrap:anywhere}
body:has(#to-en:checked) [lang=ja],body:has(#to-ja:checked) [lang=en]{display:none}
main,header{max-width:1120px;margin:0 auto;padding:0 16px}
header{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 14px;padding-top:24px}
header .seal{background:var(--bad);color:var(--on);border-radius:5px;padding:0 7px;font-size:24px;line-height:1.5}
h1{font-size:26px;line-height:1.2;margin:0}h2{font-size:21px;margin:40px 0 8px;border-bottom:2px solid var(--ink);padding-bottom:6px}h3{font-size:16px;margin:0}main>section>h3,details>h3{font-size:18px;margin:28px 0 8px}h4{margin:0 0 4px;font-size:15px}figure h3+table{margin-top:6px}figure table+h3{margin-top:18px}
small,.soft,figcaption p{color:var(--soft);font-size:13px;font-weight:400}p{margin:6px 0}figcaption p{margin:2px 0 10px}
.switch{margin-left:auto;display:flex;gap:2px}.switch input{position:absolute;opacity:0}.switch label{padding:5px 11px;border:1px solid var(--rule);border-radius:6px;cursor:pointer;font-size:14px}
.switch input:checked+label{background:var(--ink);color:var(--paper)}.switch input:focus-visible+label{outline:2px solid var(--good);outline-offset:2px}
.warning{border-left:4px solid var(--bad);background:var(--card);padding:8px 12px;margin:14px 0}
.tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:10px;margin:14px 0 10px}
.tile{display:flex;flex-direction:column;background:var(--card);border:1px solid var(--rule);border-radius:8px;padding:9px 13px}.tile .soft{line-height:1.35}.tile b{margin-top:auto;font-size:27px;line-height:1.3;font-variant-numeric:tabular-nums}.tile small{min-height:1.55em}.tile.bad b{color:var(--bad)}.tile.good b{color:var(--good)}
.tile.good{border-top:3px solid var(--good)}.tile.bad{border-top:3px solid var(--bad)}
.more{display:flex;flex-wrap:wrap;gap:4px 22px;margin:0 0 16px;padding:0;list-style:none;font-size:13px;color:var(--soft)}.more b{color:var(--ink);font-variant-numeric:tabular-nums;margin-left:5px}
.grid2{columns:2 420px;column-gap:16px}.grid2>figure{margin:0 0 16px}
figure{margin:0;background:var(--card);border:1px solid var(--rule);border-radius:8px;padding:14px;min-width:0;break-inside:avoid}
figure.wide{margin:16px 0}figure.wide h3+table{margin-bottom:0}.apart p{margin-top:18px}
.bars{list-style:none;margin:0;padding:0;display:grid;gap:7px;font-size:14px}.bars li{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:1px 10px;align-items:center}.bars .number{text-align:right;font-variant-numeric:tabular-nums;color:var(--soft);font-size:13px}.bars .number b{color:var(--ink);font-size:14px}
.bars .track{position:relative;grid-column:1/-1;height:8px;border-radius:3px;background:var(--track)}.bars .track i{position:absolute;top:0;left:0;height:8px;border-radius:3px}.bars i.good{background:var(--good)}.bars i.bad{background:var(--bad)}
.bars .track i.mark{width:0;height:0;margin-left:-4px;border:4px solid transparent;border-radius:0}.bars .track i.precision{top:-4px;border-top:6px solid var(--ink);border-bottom:0}.bars .track i.recall{top:6px;border-bottom:6px solid var(--ink);border-top:0}
.tight{font-size:13px;color:var(--soft);margin:14px 0 0}.tight b{color:var(--ink);font-weight:600}.tight>span:not(:last-child)::after{content:" ·"}
svg{display:block;width:100%;height:auto}svg.chart{max-width:430px;margin:0 auto}svg.matrix{max-width:520px;margin:0 auto}
svg text{fill:var(--ink);font-size:12px}svg .number{text-anchor:end;font-variant-numeric:tabular-nums}svg .middle{text-anchor:middle}svg .tick{fill:var(--soft);font-size:11px}svg .small{font-size:9.5px}svg .count{font-size:8px}svg .light{fill:var(--on)}
.cell{fill:var(--track)}rect.good{fill:var(--good)}rect.bad{fill:var(--bad)}.grid{stroke:var(--rule);stroke-width:1}.ideal{stroke:var(--soft);stroke-dasharray:4 4}.bin{fill:var(--good);fill-opacity:.75}
.line{--tone:var(--good)}.tone1{--tone:var(--bad)}.tone2{--tone:var(--third)}.tone3{--tone:var(--fourth)}.tone4{--tone:var(--fifth)}
.line polyline{fill:none;stroke:var(--tone);stroke-width:2}.dot{fill:var(--tone)}.ring{fill:none;stroke:var(--tone);stroke-width:2}.line .legend{fill:var(--tone)}
table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums;margin:10px 0}th,td{padding:4px 6px;border-bottom:1px solid var(--rule);text-align:right;vertical-align:top;font-weight:400}td{overflow-wrap:normal;word-break:keep-all}thead th{overflow-wrap:break-word}.wrap{overflow-wrap:anywhere}th:first-child{text-align:left}thead th{color:var(--soft);font-size:12.5px}
.errors{list-style:none;padding:0;margin:0}.errors li{border-top:1px solid var(--rule);padding:6px 0}.errors p{margin:0;font-size:14px;display:flex;flex-wrap:wrap;gap:0 10px;justify-content:space-between;align-items:baseline}code{font:13px/1.5 ui-monospace,"DejaVu Sans Mono","VL Gothic",monospace;white-space:pre-wrap}mark{background:color-mix(in srgb,var(--bad) 24%,transparent);color:inherit;border-radius:3px}u{text-decoration:underline 2px var(--good);text-underline-offset:3px}
dl{display:grid;grid-template-columns:minmax(84px,auto) minmax(0,1fr);gap:4px 14px;font-size:14px}dt{color:var(--soft)}dd{margin:0}
details{margin:14px 0}summary{cursor:pointer;font-size:17px}footer{padding:32px 0}
@media (max-width:900px){.tiles{grid-template-columns:repeat(2,1fr)}}
@media (max-width:600px){table{font-size:12.5px}th,td{padding:3px 3px}h1{font-size:22px}dl{grid-template-columns:1fr}dd{margin-bottom:6px}}
@page{margin:14mm 12mm}
@media print{:root{color-scheme:light;--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--rule:#ccc;--track:#eee;--good:#2d5f8b;--bad:#b5402d;--on:#fff}body{font-size:11pt}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}.switch{display:none}h2,h3,h4{break-after:avoid}.tile,tr,.errors li{break-inside:avoid}main,header{max-width:none}details::details-content{content-visibility:visible;display:block}.grid2{columns:2 240px}.grid2>figure:has(.errors){break-inside:auto}.tiles{grid-template-columns:repeat(4,1fr)}.tile b{font-size:20px}table,.bars,.errors p{font-size:9.5pt}code{font-size:8pt}.grid2:has(.errors){columns:1}}
`
