import * as v from 'valibot'

/** What a word in the column of the kind or of the state makes of its row. */
export const MeaningSchema = v.picklist(['counts', 'back', 'returned', 'refunded', 'void', 'none'])
/**
 * `counts` = money in · `back` = money that went back · `returned` = money that had gone back and came again ·
 * `refunded` = a sale whose money went back, in whole or in part · `void` = undoes its sale · `none` = moves no money.
 */
export type Meaning = v.InferOutput<typeof MeaningSchema>

/** The columns whose words have a meaning. */
export type WordRole = 'kind' | 'state'

type Rule = readonly [RegExp, Meaning | undefined]

/** The first that fits decides. */
const rules: Readonly<Record<WordRole, readonly Rule[]>> = {
  kind: [
    // PayPal's settlement report: reversals and refunds of payments, chargebacks, and back again; holds, fees, transfers.
    [/^t(1100|110[67]|1201)$/, 'back'],
    [/^t1202$/, 'returned'],
    [/^t(0001|0[1-9]\d\d|10\d\d|11(0[1-589]|1[01])|1[3-9]\d\d|2[01]\d\d)$/, 'none'],
    [/^t00\d\d$/, 'counts'],
    [/void\w* (\w+ )?refund|refund\w* (\w+ )?void/, undefined],
    // What is taken back of a hold was never taken: the sale has a row of its own.
    [
      /\b(pre ?|re)?auth(ori[sz]ation)?s? (\w+ )?(reversals?|reversed|releas\w*|expir\w*|cancel\w*|adjust\w*)\b|\b(reversal|release|cancel\w*) of (an? |the )?(pre ?)?auth/,
      'none',
    ],
    [/(chargeback|dispute)\w* (credit|reinstate)|(reversed|won) (chargeback|dispute|refund)/, 'returned'],
    [/\bholds?\b|\breserve/, 'none'],
    [/\b(fees?|fee tax|commission|gebuhr\w*|comision\w*|provision|frais|commissioni?|tarifas?)\b/, 'none'],
    [
      /(chargeback|charge back|dispute|refund|retrieval|return)\w* (\w+ )?(reversal|reversed|won|cancel\w*|fail\w*|returned)/,
      'returned',
    ],
    [/(cancell?ed|cancellation of|reversal of|failed) (a )?(reversal|refund|chargeback|dispute)/, 'returned'],
    [/representment|second presentment|\bre presentment/, 'returned'],
    // Stripe's is the money of a payment that was booked before; any other may be a payment that never came.
    [/^charge failure$/, 'back'],
    [/\bfailures?\b/, undefined],
    // A transfer to the bank, or (Worldpay) what others call a capture.
    [/^deposits?$/, undefined],
    [
      /payout|payment to bank|transfer|withdraw|deposit|disbursement|invoice deduction|inquiry|retrieval|request for information|verification|currency conversion|auszahlung|abhebung|retiro|virement|bonifico|abono en cuenta|\bbalance\b/,
      'none',
    ],
    [/(auto|with|prior|and|auth) (auto )?captur|capture only|captur(e|ed)?$/, 'counts'],
    // Elavon Converge writes them in one piece.
    [/^(cc)?(auth ?only|pre ?auth|avs ?only|verify)$/, 'none'],
    [
      /^(cc|ecs)?(sale|purchase|complete|force(d|post)?( auth\w*| sale| capture)?)$|^(ach|e ?check) (debit|sale)$/,
      'counts',
    ],
    [/^(cc|ics )(credit|return|refund)$/, 'back'],
    [/^ics (bill|capture)$/, 'counts'],
    [/^ics auth$/, 'none'],
    [/^ccvoid$/, 'void'],
    [
      /^(pre ?|re ?|incremental )?auth(ori[sz](ation|ed|e))?( only| hold)?$|^received$|sent for|^pending|\bdeclined\b|\bfailed\b|\brefused\b/,
      'none',
    ],
    [/\bvoid|\bannul|(?<!e)storn|^cancel|anulad|anulacion/, 'void'],
    [
      /refund|charge ?back|dispute|reversal|reversed|\breturns?\b|returned|money back|erstatt|gutschrift|ruckbuch|ruckgabe|ruckzahl|reembols|rembours|rimbors|estorno|devoluc|contracargo|credit (to|back|note)/,
      'back',
    ],
    [
      /\b(sales?|sold|charges?|payments?|purchases?|settled?|orders?|venta|pago|cobro|compra|cargo|verkauf|zahlung|kauf|bestellung|vente|achat|paiement|vendita|acquisto|venda|pagamento|transactions?|direct debit)\b|^debit$/,
      'counts',
    ],
    [
      /^credits?$|^cr$|^(un(referenced|linked|matched)|blind|stand ?alone|open|independent|force(d)?) credit$/,
      'back',
    ],
  ],
  state: [
    // Codes that mean the same wherever they stand; for others their column has to be known (`codes.ts`).
    [/^(a|y|00|000)$/, 'counts'],
    [/^(d|e|f|n|05|51|54)$/, 'none'],
    [
      /refund\w*.*(fail|declin|reject|cancel|error|(?<!settlement.*)pending(?! settlement)|request|initiat|processing)/,
      undefined,
    ],
    [/^refund\w* (settled|pending settlement)/, 'back'],
    [/(not|no|never|non) refund/, 'counts'],
    [/(dispute|charge ?back) (won|revers(ed|al))/, 'counts'],
    [/dispute lost/, 'refunded'],
    [/dispute|inquiry/, undefined],
    [
      /refund|charged? ?back|revers|erstattet|reembolsad|devuelt|rembours|rimborsat|estornad|devolvid/,
      'refunded',
    ],
    [/^(auth\w*|approved) (and )?(captured?|settled)$/, 'counts'],
    [/pending settlement|submitted for settlement|settlement pending|^settling/, 'counts'],
    [
      /^un(?!known)|\bnot\b|incomplete|disapprov|inactiv|fail|declin|reject|refus|cancel|void|expir|error|block|abandon|denied|pending|processing|^auth$|authori[sz]|requires|open|review|\bhold|\bheld|in progress|in transit|insuff|\bnsf\b|\blost\b|stolen|pick ?up|restrict|exceed|no such|await|created|^new$|submitted|initiat|schedul|placed|removed|^no$|^false$|fehlgeschlagen|abgelehnt|storniert|ausstehend|offen|fallid|rechazad|anulad|pendiente|vencid|echou|en attente|\bannul|rifiutat|\bfallit|in attesa|recusad|\bfalh|pendente/,
      'none',
    ],
    [
      /paid|succe|complet|settled|approv|captur|accepted|^ok$|processed|posted|closed|cleared|confirm|funded|available|collected|^true$|^yes$|bezahlt|abgeschlossen|erfolgreich|gebucht|pagad|aprobad|exitos|cobrad|liquidad|reussi|\bpaye|encaiss|riuscit|aprovad|concluid/,
      'counts',
    ],
  ],
}

/** What is longer is no word but a story: some patterns would look at it without end. */
const maxWordLength = 200

/** What a word says by itself; undefined where it is not known, and nothing is made of its row. */
export function meaningOf(role: WordRole, text: string): Meaning | undefined {
  const word = plainWord(text)
  const known = meanings[role].get(word)
  if (known !== undefined) return known
  if (word.length > maxWordLength) return undefined
  const meaning = rules[role].find(([pattern]) => pattern.test(word))?.[1]
  if (meanings[role].size >= maxKnownWords) meanings[role].clear()
  if (meaning !== undefined) meanings[role].set(word, meaning)
  return meaning
}

const meanings: Readonly<Record<WordRole, Map<string, Meaning>>> = { kind: new Map(), state: new Map() }

/** A word without capitals, marks and punctuation: `SENT_FOR_REFUND` and `SentForRefund` are `sent for refund`. */
export function plainWord(text: string): string {
  const known = plainWords.get(text)
  if (known !== undefined) return known
  // A file has the same few words in all its rows.
  if (plainWords.size >= maxKnownWords) plainWords.clear()
  const plain = withoutMarks(text)
  plainWords.set(text, plain)
  return plain
}

const plainWords = new Map<string, string>()
const maxKnownWords = 5_000

function withoutMarks(text: string): string {
  return text
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}\p{Cf}]/gu, '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** Under which name a person's choice for a word is kept. */
export function wordKey(role: WordRole, text: string): string {
  return `${role}:${plainWord(text) || text.trim().toLowerCase()}`
}
