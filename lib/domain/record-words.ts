/** What a status or, where a practice has no better place for it, a name says of a record that is used no more. */
const noMore = new RegExp(
  `(?<![\\p{L}\\d])(?:${[
    "inactive|inactivated|deactivated|deceased|dec[\u2019']?d|d(?:ied|ead)|passed away|expired|merged|combined|duplicated?|dup|dupe|archived|obsolete|deleted|voided|discharged",
    "(?:do not|don[\u2019']?t|never) use|dnu|not in use|(?:use|see) (?:the )?(?:other|new|correct|chart|acct|account|#\\s?\\d+)|(?:old|wrong|bad|closed|test|dummy|training) (?:chart|record|account|acct|patient)|entered in error|error chart",
    'inactiv[oa]|fallecid[oa]|difunt[oa]|duplicad[oa]|fusionad[oa]|archivad[oa]|eliminad[oa]|no usar|no utilizar|dad[oa] de baja',
    'inaktiv|verstorben|gel\u00f6scht|dublette|doppelt(?: angelegt)?|zusammengef\u00fchrt|archiviert|nicht (?:mehr )?(?:verwenden|benutzen)',
  ].join('|')})(?![\\p{L}\\d])`,
  'iu',
)
/** What a status alone says of it: as names, `Moved` and `Closed` are people's. */
const statusNoMore =
  /\b(?:not?[- ]?(?:longer|active)|non[- ]?active|former|ex|past|closed|dismissed|transferred|moved|terminated|removed|suspended|blocked|purged|nlp|banned|barred|test|dummy|training|non[- ]?patient|not a patient|(?:do not|don[’']?t) (?:see|treat|schedule|book)|ehemalig\w*|ex[- ]?paciente|anterior)\b/iu
/** What a status says of a record that not everybody may see. */
const restrictedStatus = /\b(?:restricted|confidential|break[- ]the[- ]glass)\b/i

/** Whether a status or a name says that its record is used no more. */
export const saysUsedNoMore = (words: string): boolean => noMore.test(words)
/** Whether a status says it in words that in a name would say nothing. */
export const statusSaysNoMore = (status: string): boolean => statusNoMore.test(status)
/** Whether a status says that not everybody may see the record. */
export const saysRestricted = (status: string): boolean => restrictedStatus.test(status)
