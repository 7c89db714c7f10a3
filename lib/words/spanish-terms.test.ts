import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, it } from 'vitest'

const texts = globSync('lib/words/es/*.json').flatMap(file => {
  const told: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'))
  return Object.entries(told).map(([key, text]) => ({
    key: `${basename(file)} ${key}`,
    text: text.replace(/\{[\w-]+\}/g, ''),
  }))
})

/** What a thing is called in every Spanish text, and what it is never called beside that. */
it.each([
  ['monto', /\b(?:un|el|del|al|los|de) importes?\b/i],
  ['reembolso', /\bdevoluci(?:ón|ones)\b/i],
  ['presupuesto', /\bcotizaci(?:ón|ones)\b/i],
  ['expediente', /\bficha (?:clínica|del paciente|médica)|\bhistoria clínica/i],
  ['pedido', /\b(?:la|una|esta|cada) orden\b|\bórdenes\b/i],
  ['libro de pagos', /\blibro (?!de (?:pagos|Excel))/i],
  ['ID de cliente, ID del consultorio', /\bId de\b|\bId del\b|\bclient id\b/],
  ['gerente', /\bresponsables?\b|\bpersonas? gerentes?\b|\bmánager\b|\badministradora?s? del consultorio\b/i],
  ['directiva', /\bpolítica del administrador\b/i],
  ['función', /\brol(?:es)?\b/i],
  ['correo electrónico', /\b(?:e-?mails?)\b/i],
  ['computadora', /\bordenador(?:es)?\b/i],
  ['archivo', /\bficheros?\b/i],
  ['presione', /\b(?:pulse|oprima|pinche)\b/i],
  ['“Por resolver”', /\ben Por resolver\b/],
  ['RESOLVER', /\bRESOLVE\b/],
  ['“ ” for what is quoted', /[«»]/],
  ['sincronización con Nextech', /sincronización de Nextech/i],
  ['No se puede conectar con', /no se puede llegar a/i],
  ['por antigüedad', /por su edad|por edad/i],
  ['AM, PM, as moments have it', /\d ?[ap]\. ?m\./i],
  ['usted', /\b(?:tú|tus|ti|contigo|puedes|tienes|debes|quieres|haz|pulsa|escoge|vosotros)\b/i],
])('Spanish says %s alone', (_term, never) => {
  expect(texts.filter(({ text }) => never.test(text)).map(({ key }) => key)).toEqual([])
})
