import { DifferenceReasonSchema } from '../../lib/domain/difference-reason.ts'
import { type Chapter, heading, list, steps, term, terms, text } from './blocks.ts'

const start: Chapter = {
  id: 'start',
  title: 'help.start.title',
  blocks: [
    text('help.start.what'),
    text('help.start.open'),
    text('help.start.rest'),
    heading('settings.posture'),
    text('help.start.may'),
    list('settings.posture.observe', 'settings.posture.resolve', 'settings.posture.automatic'),
  ],
}

const popup: Chapter = {
  id: 'popup',
  title: 'help.popup.title',
  blocks: [
    text('help.popup.icon'),
    terms([
      term('popup.today', 'help.popup.today'),
      term('popup.staff', 'help.popup.staff'),
      term('popup.by-status', 'help.popup.by-status'),
      term('popup.card-types', 'help.popup.card-types'),
      term('popup.strip', 'help.popup.strip'),
    ]),
    text('help.popup.days'),
  ],
}

const reconciliation: Chapter = {
  id: 'reconciliation',
  title: 'rec.title',
  blocks: [
    text('help.rec.what'),
    terms([
      term('rec.taken', 'rec.taken.hint'),
      term('rec.posted', 'rec.posted.hint'),
      term('rec.ledger', 'rec.ledger.hint'),
    ]),
    text('help.rec.agree'),
    text('help.rec.not-known'),
    text('help.rec.summary'),
    text('help.rec.closed'),
    text('rec.refunds.day'),
    heading('help.rec.variance'),
    terms([
      ...DifferenceReasonSchema.options.map(code => term(`difference.${code}`, `difference.${code}.fix`)),
      term('rec.cause.unknown', 'rec.cause.unknown.fix'),
    ]),
    heading('processor.title'),
    text('processor.hint'),
  ],
}

const signIn: Chapter = {
  id: 'sign-in',
  title: 'help.sign-in.title',
  blocks: [
    text('help.sign-in.in'),
    text('help.sign-in.open'),
    text('help.sign-in.make'),
    text('vault.passphrase.hint'),
    text('help.sign-in.passkey'),
    text('help.sign-in.off'),
    terms([term('vault.forgotten', 'vault.forgotten.what')]),
    text('vault.hint'),
  ],
}

const people: Chapter = {
  id: 'people',
  title: 'people.title',
  blocks: [
    text('people.hint'),
    text('people.roles'),
    text('people.none.hint'),
    list('help.people.lock', 'help.people.forgot'),
  ],
}

const settings: Chapter = {
  id: 'settings',
  title: 'settings.title',
  blocks: [
    terms([
      term('settings.import', 'settings.import.hint', 'settings.proposal.hint'),
      term('settings.brands', 'settings.brands.hint'),
      term('settings.shops', 'settings.shops.hint'),
      term('settings.alerts', 'settings.alerts.hint'),
      term('settings.alerts.desktop', 'help.settings.desktop'),
      term('settings.language', 'settings.language.hint'),
      term('settings.profiles', 'settings.profiles.hint'),
      term('settings.export', 'settings.export.hint'),
      term('settings.station', 'settings.station.hint'),
      term('erase.title', 'erase.hint', 'erase.stays'),
    ]),
  ],
}

const setup: Chapter = {
  id: 'setup',
  title: 'setup.title',
  blocks: [
    text('setup.lead'),
    terms([
      term('setup.state.green', 'help.setup.green'),
      term('setup.state.red', 'help.setup.red'),
      term('setup.state.unknown', 'help.setup.unknown'),
      term('setup.state.by-hand', 'help.setup.by-hand'),
    ]),
    terms([term('test.title', 'test.lead')]),
    text('help.setup.copy'),
  ],
}

const welcome: Chapter = {
  id: 'welcome',
  title: 'welcome.title',
  blocks: [
    text('welcome.intro'),
    heading('welcome.where'),
    list('welcome.where.purchase', 'welcome.where.portal', 'welcome.where.answer', 'welcome.where.payments'),
    heading('help.welcome.steps'),
    terms(
      (['nextech', 'practice', 'cards', 'confirm', 'orders'] as const).map(step =>
        term(`welcome.step.${step}`, `welcome.step.${step}.why`),
      ),
    ),
    text('welcome.other-job'),
  ],
}

const backend: Chapter = {
  id: 'backend',
  title: 'settings.backend',
  blocks: [
    text('settings.move.why'),
    heading('help.backend.connect'),
    steps('help.backend.connect.press', 'help.backend.connect.code'),
    text('help.backend.away'),
    text('help.backend.lost'),
    heading('help.backend.move'),
    text('settings.move.manager'),
    text('help.backend.move.text'),
    text('settings.move.stays.to-backend'),
  ],
}

const duplicates: Chapter = {
  id: 'duplicates',
  title: 'duplicates.title',
  blocks: [
    text('duplicates.intro'),
    text('help.duplicates.choose'),
    text('help.duplicates.look'),
    list(
      'duplicates.advice.same',
      'duplicates.advice.near',
      'duplicates.advice.differ',
      'duplicates.advice.unknown',
    ),
    terms([
      term('duplicates.exact', 'duplicates.exact.meaning'),
      term('duplicates.near', 'duplicates.near.meaning'),
    ]),
    text('help.duplicates.keep'),
  ],
}

const activity: Chapter = {
  id: 'activity',
  title: 'activity.title',
  blocks: [text('activity.lead'), text('help.activity.order'), heading('seal.title'), text('seal.lead')],
}

const teach: Chapter = {
  id: 'teach',
  title: 'popup.teach',
  blocks: [
    text('help.teach.when'),
    steps('help.teach.press', 'help.teach.click', 'help.teach.check'),
    text('settings.profiles.hint'),
    heading('settings.profiles.proposal'),
    text('help.teach.file'),
    text('help.teach.file.closed'),
  ],
}

/** What managers and bookkeepers look up, and what is done once. */
export const office = [
  start,
  popup,
  reconciliation,
  signIn,
  people,
  settings,
  setup,
  welcome,
  backend,
  duplicates,
  activity,
  teach,
]
