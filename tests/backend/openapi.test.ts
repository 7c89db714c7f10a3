import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { practiceForTests } from '../../sandbox/shop/test-shop.ts'
import { must } from '../fixtures/store.ts'
import { apps } from './caught-apps.ts'
import { tableNames } from './every-question.ts'
import { managerEmail, type ServedBackend, startServed } from './world.ts'

vi.mock('../../backend/http/app.ts', async importOriginal => {
  const { catchingApps } = await import('./caught-apps.ts')
  return catchingApps(await importOriginal())
})

const SchemaSchema = v.looseObject({
  properties: v.optional(v.record(v.string(), v.looseObject({}))),
  required: v.optional(v.array(v.string())),
})
const ContentSchema = v.object({ 'application/json': v.object({ schema: SchemaSchema }) })
const DescriptionSchema = v.looseObject({
  openapi: v.literal('3.1.0'),
  paths: v.record(
    v.string(),
    v.record(
      v.picklist(['get', 'post', 'put']),
      v.looseObject({
        summary: v.pipe(v.string(), v.minLength(5)),
        security: v.array(v.unknown()),
        requestBody: v.optional(v.object({ required: v.literal(true), content: ContentSchema })),
        responses: v.record(v.string(), v.looseObject({ content: v.optional(v.unknown()) })),
      }),
    ),
  ),
})

let served: ServedBackend
let described: v.InferOutput<typeof DescriptionSchema>
beforeAll(async () => {
  served = await startServed(practiceForTests())
  const answer = await fetch(`${served.url}/openapi.json`)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/json'])
  described = v.parse(DescriptionSchema, await answer.json())
}, 120_000)
afterAll(() => served.close())

/** All addresses that the running backend answers, as OpenAPI writes them. */
function routes(): string[] {
  const all = apps.flatMap(app => app.routes).filter(({ method }) => method !== 'ALL')
  const names = all.flatMap(({ method, path }) =>
    path === '/v1/requests/:room/:name'
      ? tableNames.map(name => `${method} /v1/requests/${name}`)
      : [`${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`],
  )
  return [...new Set(names)].toSorted()
}

/** Every place of the description, with the keys that lead to it. */
function* places(
  value: unknown,
  keys: readonly string[] = [],
): Generator<{ keys: readonly string[]; value: unknown }> {
  yield { keys, value }
  if (typeof value !== 'object' || value === null) return
  for (const [key, each] of Object.entries(value)) yield* places(each, [...keys, key])
}

describe('the description of the API', () => {
  it('has every route that there is, and no other', () => {
    const written = Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`),
    )
    expect(written.toSorted()).toEqual(routes())
    expect(written.length).toBeGreaterThan(80)
  })

  it('says of each request of the table what it takes and gives', () => {
    for (const name of tableNames) {
      const { requestBody, responses } = must(described.paths[`/v1/requests/${name}`]?.post)
      const takes = must(requestBody).content['application/json'].schema
      expect([name, takes.required, Object.keys(must(takes.properties))]).toEqual([
        name,
        ['body'],
        ['body', 'page', 'order'],
      ])
      const gives = v.parse(ContentSchema, must(responses[200]).content)['application/json'].schema
      expect([name, gives.required]).toEqual([name, ['ok', 'value']])
      expect([name, Object.keys(must(gives.properties?.value)).length]).not.toEqual([name, 0])
    }
  })

  it('says the limits that the backend itself holds', () => {
    const { schema } = must(described.paths['/v1/pairings']?.post?.requestBody).content['application/json']
    expect(schema).toMatchObject({
      additionalProperties: false,
      required: ['station'],
      properties: { station: { type: 'string', maxLength: 60 } },
    })
  })

  it('asks for the token wherever one is needed, and nowhere else', () => {
    for (const [path, methods] of Object.entries(described.paths))
      for (const [method, { security }] of Object.entries(methods)) {
        const isOpen = !path.startsWith('/v1/') || /^\/v1\/(live$|pairings)/.test(path)
        expect([method, path, security]).toEqual([method, path, isOpen ? [] : [{ station: [] }]])
      }
  })

  it('holds no example, and nothing that could be somebody’s', () => {
    const texts: string[] = []
    for (const { keys, value } of places(described)) {
      const key = keys.at(-1) ?? ''
      const isName = keys.at(-2) === 'properties'
      if (!isName) expect(['example', 'examples']).not.toContain(key)
      if (typeof value === 'string' && key !== 'pattern') texts.push(value)
    }
    const { configuration, practiceId } = served
    const private_ = [
      ...[managerEmail, practiceId, configuration.practice.name, configuration.nextech.username],
      ...served.shop
        .orders()
        .flatMap(order => [order.customer_lastname, order.customer_email, order.increment_id]),
    ]
    const all = texts.join('\n')
    for (const each of private_) if (each) expect(all).not.toContain(each)
    expect(all).not.toMatch(/@|\d{7}/)
  })
})
