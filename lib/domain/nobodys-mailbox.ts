const whose = '(?:pt|patient|client|customer|guest|cliente|paciente)?'
const mail = '(?:an?)?(?:valid)?(?:e?mails?|correo|add?resse?)(?:add?resse?|account)?'
const ending = '(?:given|provided|onfile|available|known|yet|here)'
/** Typed where a form would not let go, in the languages of the shop's customers; punctuation aside. */
const nobodysMailboxes = [
  // Nobody, and words for it.
  'none|null|no|nope|na|nil|nobody|noname|noinfo(?:rmation)?|anon|temp(?:orary)?|placeholder|noone|someone|somebody|anyone|anonymous|undefined|invalid|void|private|tbd|todo|pending|missing|blank|empty|dummy|bogus|fake(?:e?mail)?',
  'ninguno|ninguna|keine?r?|aucune?|unbekannt|desconocid[oa]|anonimo|anonym(?:i[sz]ed)?|noaplica|rien|nessuno|nenhum|geen',
  // Somebody who was asked and gave none, or was not asked.
  `${whose}(?:declin(?:e[sd]?|ing)|refus(?:e[sd]?|al)|unknown|unavailable|withheld|optedout|rechazad[oa]|rehusad?[oa]?)(?:to(?:give|provide|share|answer))?(?:${mail})?${ending}?`,
  `(?:none|not?)${ending}|not(?:applicable|disclosed|shared)|noresponse|nothanks|keineangabe`,
  `${whose}(?:no|sin|keine?|pasd|pasde|sans|senza|sem|geen|without|missing|needs?|hasno|noneed|(?:does|do)n(?:o?t)have|notiene|ohne)${mail}${ending}?`,
  `${whose}(?:(?:does|do)n(?:o?t)have|notiene|notengo|nose|dontknow|idk)`,
  `(?:get|ask|update|obtain|collect|request|enter|add|insert)(?:for)?${whose}${mail}`,
  `(?:bad|wrong|false|notreal|notvalid|not|invalid|incorrect|changed?|update|pleaseupdate)(?:${mail})|changeme|pleaseupdate|notreal|noway`,
  'no(?:internet|inet|computer|electronicmail)|(?:patient|pt)?(?:is)?deceased|(?:does|do)n(?:o?t)(?:e?mail|useemail)',
  // Mailboxes that nobody reads, and the people of a form's maker.
  '(?:mailer)?daemon|postmaster|bounces?|noreply|donotreply|dontreply|donot(?:e?mail|contact)|yourname|(?:first|last|full)names?(?:lastname)?|firstlast|your(?:e?mail)|youremailaddress|username|example',
  'test(?:ing|er|s)?(?:patient|customer|client|order|account|person|buyer|e?mail|user|me)?',
  // Nobody's own name: people at a desk, and the desk itself.
  '(?:walk|drop)ins?(?:patients?|customers?|clients?|clientes?|orders?|sales?)?|instore(?:customer|sale|order)?|(?:cash|pos|counter)(?:customer|sale|client)s?',
  '(?:new)?(?:patients?|clients?|customers?)|guest(?:customer|user|order|checkout)?|pacientes?|clientes?|kunden?',
  '(?:the)?front(?:desk|office|staff|counter)|reception(?:ist|ists|desk)?|recepcion(?:ista)?|mostrador|rezeption|empfang|desk|check(?:in|out)(?:desk)?|appointments?|schedul(?:ing|er)|citas',
  // Made where orders are taken in, or people are taken out.
  '(?:web|phone|telephone|tel|mail|store|shop|online|counter|office)orders?|orders?|(?:deleted|removed|erased|redacted|gdpr)(?:user|customer|account|client|patient)?',
  // What fingers type that rest on the keys.
  '(?:asdf?g?h?j?k?l?)+|qwe(?:r|rt|rty|rtyuiop)?|zxcv?b?n?m?|abcd?e?f?|abc123|x{2,}|a{3,}|z{3,}|0+|1{3,}|[2-9]?(?:2{6,}|3{6,}|4{6,}|5{6,}|6{6,}|7{6,}|8{6,}|9{6,})|foobar|123(?:4|45|456|4567|45678|456789)?',
].join('|')
/** A number behind, but not behind few letters: those may be somebody's, with a year. */
const nobodysMailbox = new RegExp(`^(?:${nobodysMailboxes})$|^(?=[a-z]{4})(?:${nobodysMailboxes})\\d{1,10}$`)
/** The same word again: `none.none`, `na_na`. */
const twice = /^([a-z]{2,})\1$/
const nobodysDomain = new RegExp(
  [
    '^(?:none|no|na|nope|unknown|invalid|test|fake|nowhere|nobody|noone|domain|yourdomain|walkin|refused|declined|notprovided)\\.[a-z]+$',
    '^(?:no-?reply|idk|localhost|(?:asdf)+)\\.[a-z]+$',
    `^(?:no|donthave|doesnothave)-?${mail}${ending}?\\.[a-z]+$`,
    // `.test` is what a shop on trial uses, whose orders are to go their usual way.
    '\\.(?:invalid|localhost)$',
  ].join('|'),
)
/** What repeats before and after the @ where somebody only fills in a form: `a@a.com`, `xyz@xyz.com`, `email@email.com`. */
const repeated = /^(?:..?|(.)\1+|xyz|foo|bar|e?mail|me|my|mymail|name|user|domain|blah|abc\w{0,3}|\d+)$/

/** Where everybody's name begins the address, and one letter is nobody's. */
const freeMail = /^(?:gmail|yahoo|hotmail|outlook|aol|icloud|msn|live|gmx|web)\.[a-z.]+$/
const nobodysAtFreeMail = /^(?:.|e?mail|myemail|mymail|me|name|user)$/

/**
 * Whether an e-mail, in lower case, is nobody's (rules 4): typed where a form would not let go, or the mailbox of the
 * desk that took the order.
 */
export function isNobodysMailbox(email: string): boolean {
  const [own = '', domain = ''] = email.split('@')
  const mailbox = own
    .replace(/\+.*$/, '')
    .normalize('NFKD')
    .replace(/[^a-z\d]/g, '')
  const [label = ''] = domain.split('.')
  const isFree = freeMail.test(domain)
  const isFiller =
    (mailbox === label && (isFree || repeated.test(label))) ||
    (mailbox.length === 1 && label.length === 1) ||
    (isFree && nobodysAtFreeMail.test(mailbox)) ||
    /^(?:foo|xyz|abc|me|my|your|need|bad|wrong|change)@(?:me|bar|abc|xyz|e?mail)$/.test(`${mailbox}@${label}`)
  const once = twice.exec(mailbox)?.[1] ?? mailbox
  return (
    mailbox === '' ||
    isFiller ||
    nobodysMailbox.test(once) ||
    nobodysMailbox.test(mailbox) ||
    nobodysDomain.test(domain)
  )
}
