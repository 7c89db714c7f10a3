import type { Answer, Trouble } from '../sync/ports/nextech.ts'
import { down } from './classify.ts'
import type { Http } from './http.ts'
import { countedNotShown, incomplete, nounOf, pageSize, type Question, readPage } from './list-page.ts'
import { ListReading, type Step } from './list-reading.ts'

/** A search of one resource, and the parser of what it finds; undefined where a record cannot be read. */
export interface Search<T> extends Question {
  parse: (resource: unknown) => T | undefined
  maxPages?: number
  /** More than those pages hold do not fit such a search: the server does not know it, and shows everybody. */
  isBounded?: boolean
  listeners?: ListListeners
}

/** Who is told what is odd about a list that was read all the same. */
export interface ListListeners {
  /** How many records of the whole answer could not be read. */
  onSkipped?: ((resource: string, count: number) => void) | undefined
  /** The list counts less than it shows: its count was not believed. In words for people, without personal data. */
  onDoubt?: ((message: string) => void) | undefined
}

const maxPages = 40

/**
 * All records that a search finds, or trouble: nothing may follow from what a list does not hold unless it was read to
 * its end. The pages are counted here and no link of an answer is followed: sample links overlap, loop, and name
 * other hosts (Nextech API 1.5, trap 19). A list that contradicts itself is read once more, for records may have
 * been entered, or have left, between two of its pages; a second time it is `list-incomplete`.
 */
export async function listAll<T>(http: Http, search: Search<T>): Promise<Answer<T[]>> {
  const first = await readOnce(http, search)
  return first.ok || first.trouble !== 'list-incomplete' ? first : readOnce(http, search)
}

async function readOnce<T>(http: Http, search: Search<T>): Promise<Answer<T[]>> {
  const reading = new ListReading(search.resource, search.parse)
  const limit = search.maxPages ?? maxPages
  for (let page = 0; page < limit; page++) {
    const answer = await readPage(http, search, reading.offset)
    if (!answer.ok) return answer
    const step = reading.take(answer.value)
    if (step === 'more') continue
    return step === 'end' ? outcomeOf(search, reading) : strange(search, step, reading)
  }
  if (search.isBounded) return { ok: true, value: [] }
  return down(`More than ${limit * pageSize} records fit the search.`)
}

function outcomeOf<T>(search: Search<T>, reading: ListReading<T>): Answer<T[]> {
  const { counted, found, shown, blanks, isCountBelievable, values } = reading
  if (counted !== null && shown < counted) return countedNotShown(search, counted, found)
  if (!isCountBelievable && (found === 0 || blanks > 0)) return countedNotShown(search, counted, found)
  if (counted === null && blanks > 0) return strange(search, 'blank', reading)
  const { onSkipped, onDoubt } = search.listeners ?? {}
  if (values.length < found) onSkipped?.(search.resource, found - values.length)
  if (!isCountBelievable)
    onDoubt?.(
      `Nextech counts ${counted ?? 'an unclear number of'} ${nounOf(search)} and shows ${found}. All pages were read; nothing is missing.`,
    )
  return { ok: true, value: values }
}

function strange(
  search: Question,
  kind: Exclude<Step, 'more' | 'end'>,
  { counted, found, blanks }: Pick<ListReading<unknown>, 'counted' | 'found' | 'blanks'>,
): Trouble {
  const noun = nounOf(search)
  const isUnsteady = kind === 'moved' || kind === 'contradicts'
  if (!isUnsteady && counted !== null && found < counted) return countedNotShown(search, counted, found)
  const sentence = {
    moved: `Nextech's list of ${noun} could not be read steadily: its records move from page to page meanwhile.`,
    contradicts: `Nextech's list of ${noun} could not be read steadily: it shows one record in two ways.`,
    leads: `Nextech's list of ${noun} is empty and names a next page all the same.`,
    repeats: `Nextech's list of ${noun} repeats a page, so its end cannot be read.`,
    strangers: `Nextech's list of ${noun} shows records of another kind.`,
    blank: `Nextech's list of ${noun} has ${blanks} entries without a record.`,
  }[kind]
  return incomplete(search, sentence)
}
