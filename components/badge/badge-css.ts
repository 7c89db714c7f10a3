/**
 * Pixels only: `rem` follows the page's own root. What a page can say of the host is said here with `!important`, which
 * wins over a page's own. Ink on pill is at least 4.5:1 in every family, and the pill brings its own ground, so that a
 * dark page changes nothing. A row must not grow: the host is an inline box without a height of its own, the pill's
 * margins take back its height, and no line breaks between the two and the number. Where a block fills the cell's
 * line (`data-fit`), the host lies over that line, as wide as the number that it leaves free; `attr()` repeats it unseen.
 * Where rows would get higher all the same, the host lies below the number, from the middle of its line on, in smaller
 * letters and without a height (`below`), or on the number's line with one word (`beside`). `narrow` takes no width
 * either: its parts say what the cell is wide enough for, the button's word last; `low` takes the height, in a row that has
 * it. A `slim` one asks for the width of its mark alone, `over` for none: it lies on the number's line, and its word is cut.
 */
export const badgeCss = `
:host{all:initial!important;display:inline!important;direction:ltr!important;unicode-bidi:isolate!important;white-space:nowrap!important;
cursor:default!important;color-scheme:light!important;font:600 11px/0 system-ui,"Segoe UI",Roboto,Arial,sans-serif!important}
:host([data-fit]){display:flex!important;align-items:center!important;justify-content:safe flex-end!important;
pointer-events:none!important;font:inherit!important;height:1lh!important;margin-top:-1lh!important}
:host([data-fit])::before{content:attr(data-order) "\\a0";visibility:hidden}
:host([data-fit~=start]){justify-content:flex-start!important}
:host([data-fit~=start])::before{order:1}
:host([data-fit])>.glue{display:none}
:host([data-fit~=below])::before{display:none}
:host([data-fit~=over])::before{min-width:0;overflow:hidden}
:host([data-fit~=over]){contain:inline-size!important}
:host([data-fit~=below]){justify-content:flex-start!important;height:14px!important;margin:calc(.45em - .5lh) 0 calc(.5lh - .45em - 14px)!important}
:host([data-fit~=below][data-fit~=start]){justify-content:flex-end!important}
:host([data-fit~=narrow]){container-type:inline-size!important}
:host([data-fit~=low]){margin-bottom:0!important}
.pill,button{box-sizing:border-box;flex:none;height:18px;margin:-9px 0;vertical-align:middle;pointer-events:auto;
font:600 11px/16px system-ui,"Segoe UI",Roboto,Arial,sans-serif;border:1px solid #0002;border-radius:9px}
.pill{display:inline-flex;align-items:center;gap:3px;padding:0 7px 0 5px;color:#3d4a57;background:#e9edf1}
.mark{padding:0 4px}
svg{flex:none;width:12px;height:12px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.synced{color:#0b5230;background:#dff3e7}
.noted{color:#0b4a4f;background:#dcf2f2;border:1px dashed #0b4a4f}
.pending,.posting,.verifying{color:#0a4680;background:#e2eefb}
.resolve{color:#6d3f00;background:#fdf0d4}
.attention{color:#86190f;background:#fbe4e2}
.refunded,.voided{color:#5f2a78;background:#f3e6f9}
button{margin-left:4px;padding:0 7px;border-color:#6d3f00;color:#fff;background:#6d3f00;cursor:pointer}
button:hover{background:#4f2d00}
:host(:dir(rtl)) :last-child{margin-right:4px}
.pill:focus-visible,button:focus-visible{outline:2px solid #0a4680;outline-offset:1px}
:host([data-fit*=" "]) :is(.pill,button){height:14px;margin:-7px 0;padding:0 3px;gap:2px;font-size:10px;line-height:12px;border-radius:7px}
:host([data-fit*=" "]) svg{width:10px;height:10px}
:host([data-fit*=" "]) .pill:has(+button){margin-right:2px}
@container (width<140px){:host([data-fit~=narrow]) .pill:has(+button){width:14px;padding:0 1px;overflow:hidden;gap:9px}}
@container (width<140px){:host([data-fit~=narrow]) .note{display:none}}
@container (width<78px){:host([data-fit~=narrow]) :is(.pill:has(+button),.pill:not(.mark) svg){position:absolute;opacity:0;pointer-events:none}
:host([data-fit~=narrow]) :is(.pill,button){padding:0 1px}}
:host(:is([data-fit~=narrow],[data-fit~=over])) :is(.pill,button){flex:0 999 auto;min-width:18px;overflow:hidden}
:host([data-fit~=slim]) :is(.pill,button){flex:1 0 0;width:0;min-width:18px;max-width:max-content;overflow:hidden}
:host(:is([data-fit~=beside],[data-fit~=over])) .pill:has(+button){position:absolute;opacity:0;pointer-events:none}
:host(:is([data-fit~=beside],[data-fit~=over])) .note{display:none}
@media (pointer:coarse){.pill,button{position:relative}
:is(.pill,button)::after{content:"";position:absolute;inset:calc(50% - 12px) -3px}}
@media (forced-colors:active){.pill,button{border-color:CanvasText}}
`
