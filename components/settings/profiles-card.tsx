import { say } from '../../lib/words/settings-words.ts'
import { Button } from '../common/button.tsx'
import { Card } from '../common/card.tsx'
import { FileField } from '../common/file-field.tsx'
import { ImportResult } from './import-result.tsx'
import { ProfileProposal } from './profile-proposal.tsx'
import type { ProfilesEvents, TaughtShopView } from './profiles-view.ts'

export type ProfilesCardProps = ProfilesEvents & { view: readonly TaughtShopView[] }

/** The pages that staff taught, by shop; nothing while no shop is configured. */
export function ProfilesCard({ view, ...events }: ProfilesCardProps) {
  if (view.length === 0) return null
  return (
    <Card title={say('settings.profiles')}>
      <p class="soft small">{say('settings.profiles.hint')}</p>
      {view.map(shop => (
        <Shop key={shop.origin} shop={shop} {...events} />
      ))}
    </Card>
  )
}

function Shop({ shop, ...events }: ProfilesEvents & { shop: TaughtShopView }) {
  const { origin, pages, report, waiting } = shop
  return (
    <div class="taught-shop">
      <h3>{origin}</h3>
      {pages.length === 0 ? (
        <p class="soft">{say('settings.profiles.none')}</p>
      ) : (
        <ul>
          {pages.map(page => (
            <Page
              key={page.page}
              origin={origin}
              page={page}
              onExport={events.onExport}
              onDelete={events.onDelete}
            />
          ))}
        </ul>
      )}
      {shop.offers.length > 0 && <Offers shop={shop} {...events} />}
      <FileField
        label={say('settings.profiles.import', { shop: origin })}
        accept=".json,application/json"
        onFile={file => events.onImport(origin, file)}
      />
      {/* Always there, because a live region speaks only of what changes inside it; the page's status is the configuration's. */}
      <div aria-live="polite">
        {waiting && (
          <p class="soft">
            {say(
              waiting === 'reading'
                ? 'settings.profiles.proposal.reading'
                : 'settings.profiles.proposal.said',
            )}
          </p>
        )}
      </div>
      {waiting && waiting !== 'reading' && <ProfileProposal {...waiting} {...events} />}
      {report && <ImportResult accepted={report.accepted} lines={report.lines} />}
    </div>
  )
}

/** Taught at one computer before it had this backend: a manager looks at each before all computers read by it. */
function Offers({
  shop: { origin, offers },
  onLookAt,
  onDecline,
}: ProfilesEvents & { shop: TaughtShopView }) {
  return (
    <>
      <p class="soft small">{say('settings.profiles.offers')}</p>
      <ul>
        {offers.map(({ page, by }) => (
          <li key={page} class="taught-page">
            <div>
              <code>{page}</code>
              {by !== null && <p class="soft small">{say('settings.profiles.offer.by', { name: by })}</p>}
            </div>
            <Button
              label={say('settings.profiles.offer.look.label', { page })}
              onPress={() => onLookAt(origin, page)}
            >
              {say('settings.profiles.offer.look')}
            </Button>
            <Button
              kind="quiet"
              label={say('settings.profiles.offer.decline.label', { page })}
              onPress={() => onDecline(origin, page)}
            >
              {say('settings.profiles.offer.decline')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

type PageProps = Pick<ProfilesEvents, 'onExport' | 'onDelete'> & {
  origin: string
  page: TaughtShopView['pages'][number]
}

function Page({ origin, page: { page, facts }, onExport, onDelete }: PageProps) {
  const known = facts.map(fact => say(`settings.profiles.fact.${fact}`)).join(', ')
  return (
    <li class="taught-page">
      <div>
        <code>{page}</code>
        <p class="soft small">{say('settings.profiles.knows', { facts: known })}</p>
      </div>
      <Button label={say('settings.profiles.export.label', { page })} onPress={() => onExport(origin, page)}>
        {say('settings.profiles.export')}
      </Button>
      <Button
        kind="quiet"
        label={say('settings.profiles.delete.label', { page })}
        onPress={() => onDelete(origin, page)}
      >
        {say('settings.profiles.delete')}
      </Button>
    </li>
  )
}
