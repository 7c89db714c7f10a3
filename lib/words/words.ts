/** Values for the `{name}` places of a text. */
export type Values = Readonly<Record<string, string | number>>

type Texts = Readonly<Record<string, string>>

/** Keys that exist with `.one` and `.other`. */
type PluralKey<T> = keyof T extends infer K ? (K extends `${infer Base}.other` ? Base : never) : never

/** The texts of one page, by key. */
export interface Words<T extends Texts> {
  /** The text of a key, its `{name}` places filled. */
  say(key: keyof T & string, values?: Values): string
  /** The form of a text that fits a count; `{count}` is filled. */
  plural(key: PluralKey<T>, count: number, values?: Values): string
}

/** The language of all texts. */
export const language = 'en-US'

/** Words from the texts that a page bundles; a page takes only the files it shows. */
export function createWords<T extends Texts>(texts: T): Words<T> {
  const rules = new Intl.PluralRules(language)
  const say = (key: string, values: Values = {}) => filled(texts[key] ?? key, values)
  return {
    say,
    plural: (key, count, values) => {
      const form = `${key}.${rules.select(count)}`
      return say(form in texts ? form : `${key}.other`, { ...values, count })
    },
  }
}

/** Once over the text, so that a value that looks like a place (a patient named `{amount}`) stays as it is. */
function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place))
}
