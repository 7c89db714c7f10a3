/**
 * Pixels only: `rem` follows the page's own root. What a page can say of the host is said here with `!important`, which
 * wins over a page's own. Ink on pill is at least 4.5:1 in every family, and the pill brings its own ground, so that a
 * dark page changes nothing. A row must not grow: the host is an inline box without a height of its own, the pill's
 * margins take back its height, and no line breaks between the two and the number. Where a block fills the cell's
 * line (`data-fit`), the host lies over that line, as wide as the number that it leaves free; `attr()` repeats it unseen.
 * Where the cell cuts off what is wide (`tight`), one small mark stands at its end: the button, or else the pill's icon.
 * Where the table has no width left (`over`), the host takes none, and shows as much as is free beside the cell's text:
 * all, or no word where there is a button (`short`), or the button alone (`bare`), or such a mark.
 */
export const badgeCss = `
:host{all:initial!important;display:inline!important;direction:ltr!important;unicode-bidi:isolate!important;white-space:nowrap!important;
cursor:default!important;color-scheme:light!important;font:600 11px/0 system-ui,"Segoe UI",Roboto,Arial,sans-serif!important}
:host([data-fit]:not([data-fit~=inline])){display:flex!important;align-items:center!important;justify-content:flex-end!important;pointer-events:none!important;
font:inherit!important;height:1lh!important;margin-top:-1lh!important}
:host([data-fit]:not([data-fit~=inline]))::before{content:attr(data-order) "\\a0";visibility:hidden}
:host([data-fit~=start]){justify-content:flex-start!important}
:host([data-fit~=start])::before{order:1}
:host([data-fit]:not([data-fit~=inline]))>.glue{display:none}
:host([data-fit~=over]){contain:inline-size!important}
:host(:is([data-fit~=tight],[data-fit~=mark])){margin-inline-end:-8px!important}
:host([data-fit~=start][data-fit~=mark]){margin-inline:-8px 0!important}
:host(:is([data-fit~=tight],[data-fit~=over]))::before{display:none!important}
.pill,button{box-sizing:border-box;flex:none;height:18px;margin:-9px 0;vertical-align:middle;pointer-events:auto;
font:600 11px/16px system-ui,"Segoe UI",Roboto,Arial,sans-serif;border:1px solid #0002;border-radius:9px}
.pill{display:inline-flex;align-items:center;gap:3px;padding:0 7px 0 5px;color:#3d4a57;background:#e9edf1}
.mark{padding:0 4px}
svg{width:12px;height:12px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.synced{color:#0b5230;background:#dff3e7}
.pending,.posting,.verifying{color:#0a4680;background:#e2eefb}
.resolve{color:#6d3f00;background:#fdf0d4}
.attention{color:#86190f;background:#fbe4e2}
.refunded,.voided{color:#5f2a78;background:#f3e6f9}
button{margin-left:4px;padding:0 7px;border-color:#6d3f00;color:#fff;background:#6d3f00;cursor:pointer;transition:background .12s}
button:hover{background:#4f2d00}
:host(:dir(rtl)) :last-child{margin-right:4px}
button:focus-visible{outline:2px solid #0a4680;outline-offset:1px}
:host([data-fit~=short]) .pill:has(+button){justify-content:center;width:18px;padding:0;font-size:0}
:host([data-fit~=short]) button{margin-left:2px}
:host(:is([data-fit~=short],[data-fit~=bare])) button{padding:0 5px}
:host([data-fit~=bare]) button{margin-left:0}
:host(:is([data-fit~=tight],[data-fit~=mark])) :is(.pill,button){justify-content:center;width:18px;margin-left:0;margin-right:0;padding:0;font-size:0}
:host(:is([data-fit~=tight],[data-fit~=mark],[data-fit~=bare])) .pill:has(+button){position:absolute;opacity:0;pointer-events:none}
:host(:is([data-fit~=tight],[data-fit~=mark])) button::before{content:"?";font-size:12px}
@media (prefers-reduced-motion:reduce){button{transition:none}}
@media (forced-colors:active){.pill,button{border-color:CanvasText}}
`
