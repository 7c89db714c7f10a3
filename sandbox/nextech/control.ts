import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { BreakSchema } from './break.ts'
import { OptionsPatchSchema } from './options.ts'
import { isRefusal, mustRead } from './outcome.ts'
import { addPatient } from './patient-create.ts'
import { NewPatientSchema } from './patient-record.ts'
import { correctPayment, editPayment, refundPayment, voidPayment } from './staff.ts'
import { flatLedger, type Simulation } from './state.ts'

const CorrectionSchema = v.strictObject({
  amountCents: v.optional(v.number()),
  location: v.optional(v.string()),
  patient: v.optional(v.string()),
})
const RefundSchema = v.strictObject({ amountCents: v.number(), text: v.optional(v.string()) })
const OfficeSchema = v.partial(
  v.strictObject({ name: v.string(), active: v.boolean(), managed: v.boolean() }),
)
const PasswordSchema = v.strictObject({ expired: v.boolean(), signOut: v.optional(v.boolean(), false) })

/** What happens in the office, and to the line, while the extension works: see README.md. */
export function createControl(sim: Simulation, setKeepAlive: (on: boolean) => void): Hono {
  const app = new Hono()
  app.onError((error, c) => {
    if (isRefusal(error)) return new Response(JSON.stringify({ error: error.message }), error.refusal)
    return c.json({ error: String(error) }, 500)
  })
  app.get('/ledger', c => c.json(flatLedger(sim)))
  app.get('/patients', c => c.json(sim.patients))
  app.get('/calls', c => c.json(sim.calls))
  app.get('/arrivals', c => c.json(sim.arrivals))
  addPaymentControls(app, sim)
  addOfficeControls(app, sim)
  addLineControls(app, sim, setKeepAlive)
  return app
}

function addPaymentControls(app: Hono, sim: Simulation): void {
  app.post('/payments/:id/void', c => c.json(voidPayment(sim, c.req.param('id'))))
  app.post('/payments/:id/correct', async c =>
    c.json(correctPayment(sim, c.req.param('id'), await read(c, CorrectionSchema))),
  )
  app.post('/payments/:id/refund', async c => {
    const { amountCents, text } = await read(c, RefundSchema)
    return c.json(refundPayment(sim, c.req.param('id'), amountCents, text))
  })
  app.post('/payments/:id/edit', async c => {
    const { text } = await read(c, v.strictObject({ text: v.string() }))
    return c.json(editPayment(sim, c.req.param('id'), text))
  })
}

function addOfficeControls(app: Hono, sim: Simulation): void {
  app.post('/patients', async c => c.json(addPatient(sim, await read(c, NewPatientSchema)), 201))
  app.post('/provider', async c => {
    const change = await read(c, v.strictObject({ linked: v.boolean() }))
    const own = sim.providers.filter(({ id }) => id === sim.setup.provider.id)
    for (const provider of own) Object.assign(provider, change)
    return c.json(own)
  })
  app.post('/location', async c => {
    const change = await read(c, OfficeSchema)
    const own = sim.offices.filter(({ id }) => id === sim.setup.location.id)
    for (const office of own) Object.assign(office, change)
    return c.json(own)
  })
  app.post('/password', async c => {
    const { expired, signOut } = await read(c, PasswordSchema)
    sim.tokens.passwordExpired = expired
    if (signOut) for (const pairs of [sim.tokens.access, sim.tokens.refresh]) pairs.clear()
    return c.json({ expired })
  })
}

function addLineControls(app: Hono, sim: Simulation, setKeepAlive: (on: boolean) => void): void {
  app.post('/calls/reset', c => {
    sim.calls = {}
    sim.arrivals = []
    return c.json(sim.calls)
  })
  app.post('/break', async c => {
    sim.breaks.push(await read(c, BreakSchema))
    return c.json(sim.breaks)
  })
  app.post('/clock', async c => {
    sim.advanceMs += (await read(c, v.strictObject({ advanceMs: v.number() }))).advanceMs
    return c.json({ now: new Date(sim.now()).toISOString() })
  })
  app.post('/options', async c => c.json(Object.assign(sim.options, await read(c, OptionsPatchSchema))))
  app.post('/connections', async c => {
    const { keepAlive } = await read(c, v.strictObject({ keepAlive: v.boolean() }))
    setKeepAlive(keepAlive)
    return c.json({ keepAlive })
  })
}

async function read<S extends v.GenericSchema>(c: Context, schema: S): Promise<v.InferOutput<S>> {
  return mustRead(schema, await c.req.text())
}
