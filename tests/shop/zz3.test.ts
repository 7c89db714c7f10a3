// @vitest-environment happy-dom
import { it } from 'vitest'
import { orderOf, rows } from '../fixtures/order-page.ts'
const T = (total: string) => ({ totals: rows(['Grand Total', total], ['Total Paid', total], ['Total Due', '$0.00']) })
const O = (...p: (readonly [string, string])[]) => ({ order: rows(...p, ['Order Status', 'Complete']) })
const A = (name: string) => ({ account: rows(['Customer Name', name], ['Email', 'ana@mail.com']) })
const cases: [string, any][] = [
 ['date+ago lines', O(['Order Date', 'Mar 1, 2026 1:30 AM<br><small>29 days ago</small>'])],
 ['date+time blocks', O(['Order Date', '<div>Mar 1, 2026</div><div>1:30 AM</div>'])],
 ['date ago title', O(['Order Date', '<span title="Mar 1, 2026 1:30 AM">29 days ago</span>'])],
 ['date hidden sort', O(['Order Date', '<span class="d-none">20260301</span>Mar 1, 2026 1:30 AM'])],
 ['date emoji', O(['Order Date', '📅 Mar 1, 2026 1:30 AM'])],
 ['total items', T('$80.00 (2 items)')],
 ['total paid badge', T('$80.00 <span class="badge">Paid</span>')],
 ['total pay line', T('$80.00<br><small>Via Visa</small>')],
 ['total title cut', T('<span title="$1,080.00">$1.1K</span>')],
 ['total d-none', T('<span class="d-none">8000</span>$80.00')],
 ['total refunded line', T('$80.00<br><small>-$20.00 refunded</small>')],
 ['total CAD badge', T('$80.00 <span class="badge">CAD</span>')],
 ['total incl', T('$80.00 <small>incl. tax</small>')],
 ['total dollars word', T('80.00 US dollars')],
 ['total tilde', T('~$80.00')],
 ['name last, first', A('Ruiz, Ana')],
 ['name title', A('Dr. Ana Ruiz')],
 ['name suffix', A('Ana Ruiz Jr.')],
 ['name Guest', A('Guest')],
 ['name vip', A('Ana Ruiz <span class="badge">VIP</span>')],
 ['name email', A('Ana Ruiz <small>ana@mail.com</small>')],
 ['name initials', A('<span class="avatar">AR</span> <span>Ana Ruiz</span>')],
 ['name initials hidden', A('<span class="avatar" aria-hidden="true">AR</span><span>Ana Ruiz</span>')],
 ['name cut title', A('<span title="Anastasia Ruiz">Anasta…</span>')],
 ['name cut', A('Anasta…')],
 ['name (3 orders)', A('Ana Ruiz (3 orders)')],
 ['name (Guest)', A('Ana Ruiz (Guest)')],
 ['name new customer', A('Ana Ruiz <span>New customer</span>')],
 ['name link + icon', A('<a href="/c/1">Ana Ruiz</a> <a href="/c/1/edit">Edit</a>')],
 ['name emoji', A('👤 Ana Ruiz')],
 ['name d-none', A('<span class="d-none">Other One</span>Ana Ruiz')],
 ['name soft hyphen nbsp', A('Ana\u00a0Ru\u00adiz')],
 ['status chip', { order: rows(['Order Date','Mar 1, 2026 1:30 AM'],['Order Status','<span class="chip">● Complete</span>']) }],
 ['status since', { order: rows(['Order Date','Mar 1, 2026 1:30 AM'],['Order Status','Complete <small>since Mar 3</small>']) }],
 ['status select', { order: rows(['Order Date','Mar 1, 2026 1:30 AM'],['Order Status','<select><option>Pending<option selected>Complete</select>']) }],
 ['status select+button', { order: rows(['Order Date','Mar 1, 2026 1:30 AM'],['Order Status','<select><option>Pending<option selected>Complete</select> <button>Update</button>']) }],
 ['status two', { order: rows(['Order Date','Mar 1, 2026 1:30 AM'],['Order Status','<span>Complete</span> <span>Shipped</span>']) }],
 ['status text + menu', { order: rows(['Order Date','Mar 1, 2026 1:30 AM'],['Order Status','Complete <select><option selected>Change to…</option><option>Pending</option></select>']) }],
 ['email + copy', { account: rows(['Customer Name','Ana Ruiz'],['Email','ana@mail.com <button>Copy</button>']) }],
 ['email cut', { account: rows(['Customer Name','Ana Ruiz'],['Email','<a href="mailto:ana@mail.com" title="ana@mail.com">ana@ma…</a>']) }],
 ['email cut no link', { account: rows(['Customer Name','Ana Ruiz'],['Email','ana@ma…']) }],
 ['email obf', { account: rows(['Customer Name','Ana Ruiz'],['Email','a***@mail.com']) }],
 ['phone masked', { billing: '<address>Ana Ruiz<br>1 Elm St<br>Dallas, Texas, 75201<br>United States<br>T: (214) ***-1000</address>' }],
 ['phone ext', { billing: '<address>Ana Ruiz<br>1 Elm St<br>Dallas, Texas, 75201<br>United States<br>T: (214) 564-1000 ext. 5</address>' }],
 ['dob', { account: rows(['Customer Name','Ana Ruiz'],['Email','ana@mail.com'],['Date of Birth','Jun 17, 1996 (29 years)']) }],
 ['dob figures', { account: rows(['Customer Name','Ana Ruiz'],['Email','ana@mail.com'],['Date of Birth','06/17/1996']) }],
 ['sku cut', { items: '<table><thead><tr><th>Product</th><th>SKU</th><th>Qty</th></tr></thead><tbody><tr><td>Serum</td><td><span title="SERUM-LONG-1">SERUM-L…</span></td><td>2</td></tr></tbody></table>' }],
 ['sku cut no title', { items: '<table><thead><tr><th>Product</th><th>SKU</th><th>Qty</th></tr></thead><tbody><tr><td>Serum</td><td>SERUM-L…</td><td>2</td></tr></tbody></table>' }],
 ['qty ordered', { items: '<table><thead><tr><th>Product</th><th>SKU</th><th>Qty</th></tr></thead><tbody><tr><td>Serum</td><td>SER-1</td><td>2 <small>(1 shipped)</small></td></tr></tbody></table>' }],
 ['qty x price', { items: '<table><thead><tr><th>Product</th><th>SKU</th><th>Qty</th></tr></thead><tbody><tr><td>Serum</td><td>SER-1</td><td>2 × $40.00</td></tr></tbody></table>' }],
 ['sku d-none', { items: '<table><thead><tr><th>Product</th><th>SKU</th><th>Qty</th></tr></thead><tbody><tr><td>Serum</td><td><span class="d-none">000SER-1</span>SER-1</td><td>2</td></tr></tbody></table>' }],
]
it('probe', () => {
  for (const [n, parts] of cases) {
    let r: any
    try { r = orderOf({ parts }) } catch (e) { r = String(e) }
    const c = r?.customer
    console.log('>>', n.padEnd(22), r?.field ? JSON.stringify(r) : JSON.stringify([r?.placedAt && new Date(r.placedAt).toISOString().slice(0,16), r?.state, r?.totalCents, c?.firstName, c?.lastName, c?.fullName, c?.email, c?.phone, c?.birthDate, r?.items?.map((i:any)=>`${i.quantity}x${i.sku}`).join(), r?.currency]))
  }
})
