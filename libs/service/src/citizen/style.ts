import { createHash } from 'node:crypto';

/** The one style sheet: large letters, plain contrast, a phone first, and paper. */
export const STYLE = `
:root {
  --ink: #14202b; --soft: #445464; --line: #c9d2da; --paper: #fff; --ground: #f1f4f6;
  --main: #0b4a6f; --main-dark: #083955; --focus: #ffd43b;
  --work: #0b4a6f; --work-ground: #e4f0f7; --need: #7a3e00; --need-ground: #fff1d6;
  --done: #14532d; --done-ground: #e3f5e8; --end: #3d4a56; --end-ground: #e8ecef; --flaw: #a3161d;
}
*, *::before, *::after { box-sizing: border-box; }
html { font-size: 112.5%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; color: var(--ink); background: var(--ground); line-height: 1.55;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif;
  overflow-wrap: break-word;
}
.width { width: 100%; max-width: 60rem; margin: 0 auto; padding: 0 1rem; }
h1, h2, h3, p, ul, ol, dl, dd, blockquote, fieldset { margin: 0; padding: 0; }
h1 { font-size: 1.6rem; line-height: 1.25; letter-spacing: -0.01em; text-wrap: balance; }
h2 { font-size: 1.17rem; line-height: 1.3; }
h3 { font-size: 1rem; line-height: 1.4; }
a { color: var(--main); text-underline-offset: 0.15em; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999rem; top: 0; padding: 0.7rem 1rem; background: var(--focus); color: var(--ink); z-index: 1; }
.skip:focus { left: 0; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 0; box-shadow: 0 0 0 6px var(--focus); border-radius: 4px; }

.top { background: var(--main-dark); color: #fff; border-bottom: 5px solid #d9a400; }
.top .width { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.8rem; padding-top: 0.75rem; padding-bottom: 0.65rem; }
.brand { font-weight: 700; }
.service { color: #d5e6f1; }
main { padding-top: 1.4rem !important; padding-bottom: 2.5rem !important; display: grid; gap: 1rem; }
main > * { min-width: 0; }
.foot { border-top: 1px solid var(--line); background: var(--paper); color: var(--soft); font-size: 0.89rem; }
.foot .width { padding-top: 1.1rem; padding-bottom: 1.6rem; }

.lead { font-size: 1.06rem; color: var(--soft); }
.over { color: var(--soft); margin-bottom: -0.75rem; }
.code { color: var(--soft); margin-top: -0.5rem; }
.code strong { color: var(--ink); font-variant-numeric: tabular-nums; white-space: nowrap; }
.card, .flaws, .headline { background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 1.15rem; }
.card { display: grid; gap: 0.7rem; align-content: start; }
.card > *, .card form > * { min-width: 0; }
.plain { padding: 0.4rem 0; color: var(--soft); display: grid; gap: 0.4rem; }
.plain h2 { color: var(--ink); font-size: 1rem; }
.plain ul, .card ul:not(.bare) { padding-left: 1.2rem; display: grid; gap: 0.3rem; }
.bare { list-style: none; font-weight: 600; display: grid; gap: 0.3rem; }
.notice { background: var(--work-ground); border-left: 6px solid var(--work); padding: 0.8rem 1rem; border-radius: 6px; }

form.card { gap: 1.3rem; padding-top: 1.3rem; padding-bottom: 1.4rem; }
.field { display: grid; gap: 0.25rem; }
label, legend { font-weight: 600; }
.hint { color: var(--soft); font-size: 0.92rem; line-height: 1.45; }
input[type="text"], textarea {
  width: 100%; min-height: 3.1rem; padding: 0.5rem 0.8rem; margin-top: 0.25rem; font: inherit; font-size: 1.06rem; color: inherit;
  background: var(--paper); border: 2px solid #5c6c7a; border-radius: 8px; font-variant-numeric: tabular-nums;
}
input.short { max-width: 10rem; letter-spacing: 0.12em; }
button, .button {
  display: inline-block; width: 100%; min-height: 3.2rem; padding: 0.65rem 1.5rem; font: inherit; font-size: 1.06rem; font-weight: 700;
  text-align: center; text-decoration: none; color: #fff; background: var(--main); border: 2px solid var(--main); border-radius: 8px; cursor: pointer;
}
button:hover, .button:hover { background: var(--main-dark); }
button.second { color: var(--main); background: var(--paper); }
button.second:hover { background: var(--work-ground); }
.leave { display: grid; gap: 0.5rem; margin-top: 0.3rem; }

.flaws { border: 3px solid var(--flaw); }
.flaws h2 { color: var(--flaw); margin-bottom: 0.35rem; }
.flaws ul { list-style: none; display: grid; gap: 0.4rem; }
.flaws a { color: var(--flaw); font-weight: 600; }
.flawed { border-left: 6px solid var(--flaw); padding-left: 0.8rem; }
.flaw { color: var(--flaw); font-weight: 600; }
.saved { color: var(--done); font-weight: 600; }
.flawed input[type="text"] { border-color: var(--flaw); }

.headline { border-width: 0 0 0 8px; padding: 1.15rem 1.15rem 1.25rem; display: grid; gap: 0.35rem; }
.headline h2 { font-size: 1.45rem; line-height: 1.25; text-wrap: balance; }
.working { background: var(--work-ground); border-color: var(--work); } .working h2 { color: var(--work); }
.needed { background: var(--need-ground); border-color: #b35c00; } .needed h2 { color: var(--need); }
.done.headline { background: var(--done-ground); border-color: #1f7a43; } .done.headline h2 { color: var(--done); }
.ended.headline { background: var(--end-ground); border-color: var(--end); } .ended.headline h2 { color: var(--end); }

.needs { border: 2px solid #b35c00; }
.needs ul:not(.bare) { list-style: none; padding: 0; gap: 1.1rem; }
.needs li { display: grid; gap: 0.45rem; }
blockquote { padding: 0.7rem 0.9rem; background: var(--need-ground); border-radius: 8px; white-space: pre-line; }
.big { font-size: 1.28rem; font-weight: 700; line-height: 1.35; font-variant-numeric: tabular-nums; }
.tag { display: inline-block; font-size: 0.83rem; font-weight: 600; padding: 0.1rem 0.6rem; border-radius: 999px; color: var(--need); background: var(--need-ground); border: 1px solid #b35c00; vertical-align: 0.1em; }
.pair { display: grid; gap: 1rem; }
dl { display: grid; gap: 0.7rem; }
dt { color: var(--soft); font-size: 0.92rem; }
dd { font-weight: 600; }

.stations { list-style: none; padding-top: 0.2rem; }
.stations li { position: relative; padding: 0 0 1.35rem 3rem; min-height: 3.4rem; display: grid; align-content: start; }
.stations li:last-child { padding-bottom: 0; min-height: 2.1rem; }
.stations li::before {
  content: ""; position: absolute; left: 0; top: -0.1rem; width: 2rem; height: 2rem; border-radius: 50%;
  border: 3px solid #7c8a96; background: var(--paper); z-index: 1; display: grid; place-items: center;
  font-weight: 700; font-size: 1.05rem; line-height: 1; color: #fff;
}
.stations li:not(:last-child)::after { content: ""; position: absolute; left: calc(1rem - 2px); top: 1.9rem; bottom: 0.1rem; width: 4px; background: var(--line); }
.stations li.done::before { content: "✓"; background: #1f7a43; border-color: #1f7a43; }
.stations li.done:not(:last-child)::after { background: #1f7a43; }
.stations li.now::before { border-color: var(--work); background: radial-gradient(circle, var(--work) 0 42%, var(--paper) 46%); box-shadow: 0 0 0 5px var(--work-ground); }
.stations li.ended::before { content: "✕"; background: var(--end); border-color: var(--end); }
.stations .at { color: var(--soft); font-size: 0.92rem; }
.stations .now .name, .stations .ended .name { font-weight: 700; }
.stations .now .name::after { content: "Đang ở đây"; display: table; margin: 0.2rem 0 0; padding: 0.12rem 0.6rem; border-radius: 999px; background: var(--work); color: #fff; font-size: 0.83rem; font-weight: 600; white-space: nowrap; }
.stations .ahead .name { color: var(--soft); }

.asking form { display: grid; gap: 1.1rem; }
fieldset { border: 0; display: grid; gap: 0.2rem; min-width: 0; }
legend { padding: 0; margin-bottom: 0.2rem; }
.choice { display: flex; align-items: center; gap: 0.7rem; }
.choice input { width: 1.6rem; height: 1.6rem; flex: none; margin: 0; accent-color: var(--main); }
.choice label { flex: 1; display: flex; gap: 0.5rem; padding: 0.55rem 0; font-weight: 400; cursor: pointer; }
.stars { color: #a15c00; letter-spacing: 0.05em; white-space: nowrap; }
.stars .off { color: #d5dbe0; }

@media (min-width: 48rem) {
  h1 { font-size: 2rem; }
  main { gap: 1.25rem; padding-top: 2rem !important; }
  .card, .headline { padding: 1.5rem 1.6rem; }
  form.card { padding: 1.7rem 1.8rem 1.9rem; max-width: 38rem; }
  .lead, .plain, .flaws { max-width: 38rem; }
  button, .button { width: auto; justify-self: start; }
  .pair { grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 1.25rem; align-items: start; }
  .card dl { grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); }
  .stations { display: grid; grid-auto-flow: column; grid-auto-columns: 1fr; padding-top: 0.3rem; }
  .stations li, .stations li:last-child { padding: 2.7rem 0.6rem 0 0; min-height: 5.4rem; }
  .stations li:not(:last-child)::after { left: 2.4rem; right: 0.4rem; top: calc(0.9rem - 2px); bottom: auto; width: auto; height: 4px; }
}
@media print {
  html { font-size: 12pt; }
  body { background: none; color: #000; }
  .top { background: none; color: #000; border-bottom: 2px solid #000; }
  .service { color: #000; }
  .skip, .leave, .asking, .foot { display: none; }
  .card, .headline { break-inside: avoid; border: 1px solid #888; background: none; padding: 0.6rem 0.8rem; }
  .headline h2 { color: #000 !important; }
  main { gap: 0.6rem; }
  .stations li.done::before, .stations li.ended::before { color: #000; background: none; border-color: #000; }
}
`;

const version = createHash('sha256').update(STYLE).digest('hex').slice(0, 12);

/** Where it is served: named by its content, so that it may be kept for good. */
export const STYLE_ADDRESS = `/tra-cuu/trang.${version}.css`;
