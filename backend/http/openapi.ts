import { toJsonSchema } from '@valibot/to-json-schema'
import * as v from 'valibot'
import { type MessageName, messages } from '../../lib/contract/messages.ts'
import { type ApiRow, apiRows } from './api-table.ts'
import { EnvelopeSchema } from './requests.ts'
import { protocolHeader } from './station-guard.ts'

type Json = Record<string, unknown>

/**
 * The API in OpenAPI 3.1, made of the tables that the backend itself answers by. It has no example: nothing in it can be
 * somebody's.
 */
export function openApi(version: string): Json {
  const rows = [...apiRows, ...requestRows()]
  const paths: Record<string, Json> = {}
  for (const row of rows) paths[row.path] = { ...paths[row.path], [row.method]: operationOf(row) }
  return {
    openapi: '3.1.0',
    info: {
      ...{ title: 'Sync backend', version },
      description:
        'What stations ask, and the pages for people. A refusal names a code and a place, and repeats nothing of what was asked.',
    },
    paths,
    components: {
      schemas: { Refusal: refusal },
      securitySchemes: { station: { type: 'http', scheme: 'bearer' } },
    },
  }
}

/** A row of the contract's table as a route: its body in the envelope of stations. */
function requestRows(): ApiRow[] {
  const names = (Object.keys(messages) as MessageName[]).filter(name => messages[name].by === 'service')
  return names.map(name => {
    const { request, answer, role } = messages[name]
    return {
      ...{ method: 'post', path: `/v1/requests/${name}`, role: role === 'anyone' ? 'auditor' : role },
      does: `The extension’s request ${name}.`,
      takes: v.strictObject({ ...EnvelopeSchema.entries, body: request }),
      gives: answer,
    }
  })
}

const refusal: Json = {
  type: 'object',
  required: ['ok', 'error'],
  properties: {
    ok: { const: false },
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: { code: { type: 'string' }, message: { type: 'string' } },
    },
  },
}

function operationOf(row: ApiRow): Json {
  const { does, role, takes, query = [] } = row
  const isOfStation = role !== null && row.path.startsWith('/v1/')
  const parameters = [
    ...[...row.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => parameter(name, 'path', true)),
    ...query.map(name => parameter(name, 'query', false)),
    ...(isOfStation ? [parameter(protocolHeader, 'header', true)] : []),
  ]
  return {
    summary: does,
    'x-least-role': role,
    security: isOfStation ? [{ station: [] }] : [],
    ...(parameters.length > 0 && { parameters }),
    ...(takes && { requestBody: { required: true, content: jsonOf(schemaOf(takes, 'input')) } }),
    responses: responsesOf(row),
  }
}

const parameter = (name: string | undefined, place: string, required: boolean) => ({
  ...{ name, in: place, required, schema: { type: 'string' } },
})

function responsesOf({ gives, shows }: ApiRow): Json {
  if (shows === 'page') return { default: { description: 'A page.', content: { 'text/html': {} } } }
  if (shows === 'text') return { 200: { description: 'A text.' }, default: refused }
  const answered = {
    type: 'object',
    required: ['ok', 'value'],
    properties: { ok: { const: true }, value: schemaOf(gives ?? v.object({}), 'output') },
  }
  return { 200: { description: 'What was asked for.', content: jsonOf(answered) }, default: refused }
}

const jsonOf = (schema: Json) => ({ 'application/json': { schema } })
const refused = { description: 'A refusal.', content: jsonOf({ $ref: '#/components/schemas/Refusal' }) }

/** What JSON cannot say of a schema is left out: the backend checks it all the same. */
function schemaOf(schema: v.GenericSchema, typeMode: 'input' | 'output'): Json {
  const { $schema: _version, ...made } = toJsonSchema(schema, {
    ...{ target: 'draft-2020-12', typeMode, errorMode: 'ignore' },
  })
  return made
}
