/**
 * Pixels only: `rem` follows the page's own root. Ink on pill is at least 4.5:1 in every family, and the
 * pill brings its own ground, so that a dark page changes nothing. A row must not grow: the pill is 18 px high,
 * and the host an inline box, because a line may always break before any other kind of box.
 */
export const badgeCss = `
:host{all:initial;display:inline;white-space:nowrap;cursor:default;color-scheme:light;
font:600 11px/16px system-ui,"Segoe UI",Roboto,Arial,sans-serif}
.pill{box-sizing:border-box;display:inline-flex;align-items:center;gap:3px;height:18px;vertical-align:middle;padding:0 7px 0 5px;
border:1px solid #0002;border-radius:9px;color:#3d4a57;background:#e9edf1}
svg{width:12px;height:12px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.synced{color:#0b5230;background:#dff3e7}
.pending,.posting,.verifying{color:#0a4680;background:#e2eefb}
.resolve{color:#6d3f00;background:#fdf0d4}
.attention{color:#86190f;background:#fbe4e2}
.refunded,.voided{color:#5f2a78;background:#f3e6f9}
button{all:unset;box-sizing:border-box;height:18px;margin-left:4px;padding:0 7px;vertical-align:middle;border:1px solid #6d3f00;border-radius:9px;
color:#fff;background:#6d3f00;cursor:pointer;transition:background .12s}
button:hover{background:#4f2d00}
button:focus-visible{outline:2px solid #0a4680;outline-offset:1px}
@media (prefers-reduced-motion:reduce){button{transition:none}}
@media (forced-colors:active){.pill,button{border-color:CanvasText}}
`
