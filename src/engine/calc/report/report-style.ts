/**
 * Inline CSS of the report: light or dark as the reader's system, A4 and light in print. What prints it numbers the pages. On
 * paper it is not Inter, whose usual files reach a PDF as drawings of its letters instead of a font.
 */
export const REPORT_STYLE = `
:root { color-scheme: light; --paper: #fff; --ink: #1b2430; --muted: #5b6775; --rule: #d9dee5; --hair: #edf0f4; --grid: #e7ebf0;
  --accent: #1f5fbf; --win: #0f7664; --loss: #b5322f; --other: #7d8793; --price: #3b4654; --gain-bar: #2f9482; --loss-bar: #cf5a57;
  --warn-edge: #c98a00; --warn-back: #fff8e6; --note-edge: #4a7bbd; --note-back: #eef4fc; --grave-edge: #b5322f; --grave-back: #fdeeed;
  --chosen: #eaf2fd; --buy: #1f6feb; --sell: #c9590a; --water: rgba(181, 50, 47, .16); --heat-gain: 18, 128, 111; --heat-loss: 196, 66, 63; }
@media screen and (prefers-color-scheme: dark) {
  :root { color-scheme: dark; --paper: #0e1116; --ink: #e6edf3; --muted: #9ba7b4; --rule: #303843; --hair: #1f262f; --grid: #222a34;
    --accent: #58a6ff; --win: #35b8a6; --loss: #f0716e; --other: #8a96a3; --price: #b7c2cd; --gain-bar: #26a69a; --loss-bar: #ef5350;
    --warn-edge: #d29922; --warn-back: #262010; --note-edge: #4a7bbd; --note-back: #121d2e; --grave-edge: #ef5350; --grave-back: #2a1517;
    --chosen: #14233a; --buy: #58a6ff; --sell: #ff9f43; --water: rgba(239, 83, 80, .2); --heat-gain: 38, 166, 154; --heat-loss: 239, 83, 80; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 14px/1.45 Inter, "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
main { max-width: 1040px; margin: 0 auto; padding: 20px 28px 40px; }
.band { color: #fff; padding: 8px 28px; display: flex; gap: 12px; align-items: baseline; flex-wrap: wrap; }
.band strong { letter-spacing: .08em; }
.mode-backtest, .mode-replay { background: #6639a6; }
.mode-paper { background: #1f6feb; }
.mode-live { background: #d1242f; }
.synthetic { background: repeating-linear-gradient(135deg, #8a4b00 0 14px, #7a4200 14px 28px); }
header { border-bottom: 2px solid var(--ink); padding-bottom: 10px; margin-bottom: 14px; }
h1 { font-size: 25px; line-height: 1.2; margin: 6px 0 2px; letter-spacing: -.01em; }
h2 { font-size: 16px; margin: 26px 0 8px; padding-bottom: 4px; border-bottom: 1px solid var(--rule); }
h3 { font-size: 13px; margin: 10px 0 4px; color: var(--muted); font-weight: 600; }
p { margin: 4px 0; }
.subtitle, .note, .legend, .key { color: var(--muted); }
.key { font-size: 12px; font-weight: 400; margin-left: 10px; }
.legend { font-size: 12px; }
.legend span { white-space: nowrap; margin-right: 8px; }
small { font-size: 11px; color: var(--muted); font-weight: 400; }
.tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1px; background: var(--rule); border: 1px solid var(--rule); margin: 0; }
.tile { background: var(--paper); padding: 9px 12px; }
.tile dt { font-size: 12px; color: var(--muted); }
.tile dd { margin: 0; font-size: 21px; font-weight: 650; letter-spacing: -.01em; }
.tiles + .findings { margin-top: 14px; }
.pairs dd { font-size: 16px; }
.to { color: var(--muted); font-weight: 400; }
.compared { table-layout: fixed; margin-bottom: 10px; }
.compared th:first-child { width: 26%; font-weight: 500; }
.compared .number { white-space: normal; overflow-wrap: anywhere; }
.compared .same td, .compared .same th { color: var(--muted); }
.compared .differs td { font-weight: 600; }
.negative { color: var(--loss); }
.tile.negative dt { color: var(--muted); }
.notices ul { list-style: none; margin: 14px 0 0; padding: 0; }
.notices li { padding: 6px 12px; margin-bottom: 4px; border-left: 4px solid var(--warn-edge); background: var(--warn-back); }
.notices li.caveat { border-color: var(--note-edge); background: var(--note-back); }
.chart { display: block; width: 100%; height: auto; }
.grid { stroke: var(--grid); stroke-width: 1; }
.axis { font: 12px Inter, "Helvetica Neue", Arial, sans-serif; fill: var(--muted); }
.end { text-anchor: end; }
.middle { text-anchor: middle; }
.line { fill: none; stroke-width: 1.5; stroke-linejoin: round; }
.line.equity { stroke: var(--accent); stroke-width: 1.8; }
.line.benchmark { stroke: var(--other); stroke-dasharray: 5 3; }
.line.price { stroke: var(--price); stroke-width: 1.1; }
.line.drawdown { stroke: var(--loss); stroke-width: 1; }
.underwater { fill: var(--water); }
.line.rolling { stroke: var(--accent); stroke-width: 1.3; }
.line.move { stroke: var(--accent); stroke-width: .8; }
.level { stroke: var(--muted); stroke-width: 1; stroke-dasharray: 2 3; }
.bar.strategy { fill: var(--accent); }
.bar.benchmark { fill: var(--other); opacity: .55; }
.swatch.block.strategy { background: var(--accent); }
.key .swatch.block { margin-left: 8px; }
.swatch.block.benchmark { background: var(--other); opacity: .55; border-style: solid; }
.box { fill: var(--accent); opacity: .32; stroke: var(--accent); }
.whisker { stroke: var(--muted); stroke-width: 1.4; }
.median { stroke: var(--ink); stroke-width: 2; }
.findings ul { list-style: none; margin: 0; padding: 0; }
.findings li { padding: 7px 12px; margin-bottom: 5px; border-left: 4px solid var(--note-edge); background: var(--note-back); break-inside: avoid; }
.findings li.warning { border-color: var(--warn-edge); background: var(--warn-back); }
.findings li.serious { border-color: var(--grave-edge); background: var(--grave-back); }
.findings li.note { color: var(--ink); }
.findings p { margin: 1px 0; }
.remedy { color: var(--muted); }
.fan { stroke: none; fill: var(--accent); }
.fan.outer { opacity: .16; }
.fan.inner { opacity: .26; }
.line.middling { stroke: var(--accent); stroke-dasharray: 5 3; }
.line.really { stroke: var(--ink); stroke-width: 1.6; }
.swatch.block.outer { background: var(--accent); opacity: .25; border: 0; }
.swatch.block.inner { background: var(--accent); opacity: .5; border: 0; }
.swatch.middling { border-color: var(--accent); border-top-style: dashed; }
.swatch.really { border-color: var(--ink); }
.trade { stroke-width: 1.4; opacity: .75; }
.trade.win { stroke: var(--win); }
.trade.loss { stroke: var(--loss); stroke-dasharray: 3 2; }
polygon { stroke: var(--paper); stroke-width: .6; }
.buy { fill: var(--buy); color: var(--buy); }
.sell { fill: var(--sell); color: var(--sell); }
.bin.win { fill: var(--gain-bar); }
.bin.loss { fill: var(--loss-bar); }
.swatch { display: inline-block; width: 18px; height: 0; margin: 0 4px 3px 8px; border-top: 3px solid; font-style: normal; }
.swatch.equity { border-color: var(--accent); }
.swatch.benchmark { border-color: var(--other); border-top-style: dashed; }
.swatch.buy, .swatch.sell { border: 0; width: auto; height: auto; margin-bottom: 0; }
.swatch.block { width: 11px; height: 11px; margin: 0 4px -1px 0; border: 1px solid rgba(0, 0, 0, .25); }
.regime-bull_quiet { fill: #8fd0b5; background: #8fd0b5; }
.regime-bull_volatile { fill: #2f8f6f; background: #2f8f6f; }
.regime-bear_quiet { fill: #f3bf8c; background: #f3bf8c; }
.regime-bear_volatile { fill: #d5762a; background: #d5762a; }
.regime-sideways_quiet { fill: #cfd6de; background: #cfd6de; }
.regime-sideways_volatile { fill: #8793a1; background: #8793a1; }
.regime-crisis { fill: #9c1f2b; background: #9c1f2b; }
.regime-unknown { fill: var(--paper); background: var(--paper); stroke: #b4bdc7; stroke-width: .5; }
table { border-collapse: collapse; width: 100%; font-size: 12.5px; }
caption { text-align: left; font-weight: 600; padding: 4px 0; color: var(--muted); }
th { text-align: left; font-weight: 600; }
td, th { padding: 3px 7px; vertical-align: top; }
td:first-child, th:first-child { padding-left: 0; }
td:last-child, th:last-child { padding-right: 0; }
.number { text-align: right; white-space: nowrap; }
tbody tr { border-top: 1px solid var(--hair); }
thead th { color: var(--muted); font-size: 11.5px; vertical-align: bottom; }
td.positive { color: var(--win); }
.columns { columns: 2; column-gap: 36px; }
.figures { break-inside: avoid; margin-bottom: 12px; }
.many .figures { break-inside: auto; }
.figures th { font-weight: 500; }
.definition { display: block; line-height: 1.3; }
.heat { table-layout: fixed; }
.heat td, .heat th { text-align: right; padding: 4px 6px; }
.heat th:first-child { padding-left: 0; }
.heat th[scope=row], .heat th:first-child { text-align: left; }
.heat .total { font-weight: 650; border-left: 1px solid var(--rule); }
.step { display: grid; grid-template-columns: 96px 1fr; border-top: 1px solid var(--hair); padding: 6px 0; }
.step h3 { margin: 2px 0; color: var(--ink); }
.step ul { margin: 0; padding-left: 18px; }
.step table { margin-top: 6px; }
.chosen { background: var(--chosen); font-weight: 600; }
.facts { margin-top: 10px; }
.facts th { width: 150px; font-weight: 500; color: var(--muted); }
.date { white-space: nowrap; }
.hash { font-family: "JetBrains Mono", "DejaVu Sans Mono", Consolas, monospace; font-size: 11px; overflow-wrap: anywhere; }
.file { font: 12px/1.5 "JetBrains Mono", "DejaVu Sans Mono", Consolas, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.trades { font-size: 12px; }
.trades td { white-space: nowrap; }
summary { cursor: pointer; list-style-position: outside; }
summary h2 { display: inline-block; width: calc(100% - 20px); vertical-align: top; }
.sample { color: var(--ink); font-size: 12px; padding: 3px 10px; border-left: 4px solid var(--warn-edge); background: var(--warn-back); break-inside: avoid; }
footer { margin-top: 26px; border-top: 1px solid var(--rule); padding-top: 8px; font-size: 12px; color: var(--muted); }
@page { size: A4; margin: 12mm 12mm 15mm; }
@media print {
  details::details-content { content-visibility: visible; block-size: auto; }
  summary { list-style: none; }
  body { font-size: 10.5pt; font-family: "Helvetica Neue", Arial, "Liberation Sans", "DejaVu Sans", sans-serif; }
  .axis { font-family: inherit; }
  .hash { font-family: "DejaVu Sans Mono", "Liberation Mono", Consolas, monospace; }
  footer { break-before: avoid; }
  main { max-width: none; padding: 10px 0 0; }
  .band { padding: 6px 10px; }
  h2 { break-after: avoid; margin-top: 14px; }
  .tile { padding: 6px 12px; }
  .notices ul { margin-top: 8px; }
  .notices li { padding: 3px 10px; font-size: 9pt; }
  section:not(.long), .step, tr, svg { break-inside: avoid; }
  thead { display: table-header-group; }
  table { font-size: 8.5pt; }
  .trades { font-size: 7.6pt; }
  .heat { font-size: 8pt; }
}
@media screen and (max-width: 720px) {
  main { padding: 14px; }
  .tiles { grid-template-columns: repeat(2, 1fr); }
  .columns { columns: 1; }
  section { overflow-x: auto; }
}
`;
