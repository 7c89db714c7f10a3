/** Values for the `{name}` places of a text. */
export type Values = Readonly<Record<string, string | number>>

type Texts = Readonly<Record<string, string>>

/** Keys that exist with `.one` and `.other`. */
type PluralKey<T> = keyof T extends infer K ? (K extends `${infer Base}.other` ? Base : never) : never

/** The texts of one page, by key. */
export interface Words<T extends Texts> {
  /** The text of a key in the language that is spoken, its `{name}` places filled. */
  say(key: keyof T & string, values?: Values): string
  /** The form of a text that fits a count; `{count}` is filled. */
  plural(key: PluralKey<T>, count: number, values?: Values): string
}

/** A language: how it writes days and numbers, and its texts by key. A key without a text is said in English. */
export interface Language {
  /** BCP 47. */
  locale: string
  texts: Texts
}

/** What a person may choose at a computer: `browser` = the language of the browser itself. */
export const languageChoices = ['browser', 'en', 'es'] as const
export type LanguageChoice = (typeof languageChoices)[number]

/** What the code itself carries. */
export const english: Language = { locale: 'en-US', texts: {} }

let spoken: () => Language = () => english

/** Sets who tells which language is spoken: a page always speaks its person's, a server that of the request at hand. */
export function speak(language: () => Language): void {
  spoken = language
}

/** What `make` says, in English whatever is spoken: for files that other people and programs read. */
export function inEnglish<T>(make: () => T): T {
  const before = spoken
  spoken = () => english
  try {
    return make()
  } finally {
    spoken = before
  }
}

/** How days and numbers are written in the language that is spoken: BCP 47. */
export function locale(): string {
  return spoken().locale
}

/** Words from the texts that a page bundles; a page takes only the files it shows. */
export function createWords<T extends Texts>(texts: T): Words<T> {
  const textOf = (key: string): string | undefined => spoken().texts[key] ?? texts[key]
  const say = (key: string, values: Values = {}) => filled(textOf(key) ?? key, values)
  return {
    say,
    plural: (key, count, values) => {
      const form = `${key}.${new Intl.PluralRules(locale()).select(count)}`
      return say(textOf(form) === undefined ? `${key}.other` : form, { ...values, count })
    },
  }
}

/**
 * Once over the text, so that a value that looks like a place (a patient named `{amount}`) stays as it is. A value that
 * ends with a stop (`5:01 a.m.`) ends the sentence with it.
 */
function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}(\.?)/g, (place, name: string, stop: string) => {
    const value = values[name]
    if (value === undefined) return place
    return String(value).endsWith('.') ? String(value) : `${value}${stop}`
  })
}
