/**
 * Pixels only: `rem` follows the page's own root. Both schemes meet WCAG 2.2 AA: text 4.5:1, edges 3:1. Where the bar would
 * reach the page's notice, which stands bottom right, it stands on the left.
 */
export const teachCss = `
:host{all:initial;position:fixed;inset:0;z-index:2147483647;color-scheme:light dark;
--ground:#fff;--ink:#14262a;--soft:#4d6166;--edge:#7b9095;--accent:#0a6a6d;--on-accent:#fff;--bad:#b02a21;--sunken:#f1f5f5;
font:400 14px/20px system-ui,"Segoe UI",Roboto,Arial,sans-serif}
@media (prefers-color-scheme:dark){:host{--ground:#152326;--ink:#e7f0f0;--soft:#a3b6b9;--edge:#6f878c;--accent:#5cc9c2;
--on-accent:#04211f;--bad:#ff9b91;--sunken:#0d1719}}
*{box-sizing:border-box}
p{margin:0}
.glass{position:absolute;inset:0;cursor:crosshair}
.box{position:fixed;border-radius:4px;pointer-events:none}
.row{outline:2px dashed #0a6a6d;background:#0a6a6d0d;box-shadow:0 0 0 4px #fff8}
.taken{outline:2px solid #0a6a6d;background:#0a6a6d22;box-shadow:0 0 0 4px #fff9}
.under{outline:3px solid #b45309;background:#f5b94933;box-shadow:0 0 0 5px #fff9}
.bar{position:absolute;left:50%;bottom:16px;transform:translateX(-50%);display:grid;gap:8px;width:min(640px,calc(100vw - 32px));
padding:14px 16px;border:1px solid var(--edge);border-radius:12px;color:var(--ink);background:var(--ground);box-shadow:0 8px 30px #0006}
.bar.up{bottom:auto;top:16px}
@media (min-width:1060px) and (max-width:1400px){.bar{left:16px;transform:none}}
.bar[hidden]{display:none}
.head{display:flex;align-items:center;gap:12px;color:var(--soft);font-size:13px}
.head b{margin-right:auto;color:var(--accent)}
.help{display:grid;place-items:center;width:28px;min-height:28px;padding:0;border-radius:50%;color:var(--accent)}
.ask{font-weight:650;font-size:16px;line-height:22px}
.keys{color:var(--soft);font-size:13px}
.problem{color:var(--bad);font-weight:600}
.problem:empty,.facts:empty{display:none}
.facts{display:flex;flex-wrap:wrap;gap:6px}
.fact{padding:1px 9px;border-radius:10px;background:var(--sunken);font-size:13px;overflow-wrap:anywhere}
.fact b{font-weight:600}
.candidates{min-height:32px;padding:5px 10px;border:1px solid var(--edge);border-radius:8px;background:var(--sunken);
white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.actions{display:flex;gap:8px}
.actions :last-child{margin-left:auto}
button{all:unset;box-sizing:border-box;min-height:32px;padding:5px 14px;border:1px solid var(--edge);border-radius:8px;font-weight:600;cursor:pointer}
button:hover{background:var(--sunken)}
button[hidden]{display:none}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.shade{position:absolute;inset:0;background:#0006}
@media (forced-colors:active){.row,.taken,.under{outline-color:Highlight}}
`
