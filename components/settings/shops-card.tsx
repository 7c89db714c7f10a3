import { useEffect, useId, useRef } from 'preact/hooks'
import { say } from '../../lib/words/settings-words.ts'
import { Card } from '../common/card.tsx'
import { ShopPagesForm } from './shop-pages-form.tsx'
import { AddStatus, StatusForm } from './shop-status-form.tsx'
import './shops.css'
import type { ShopRow, ShopSaid, ShopsEvents, ShopsView } from './shops-view.ts'

export type ShopsCardProps = ShopsEvents & { view: ShopsView | null }

/** How each shop's pages are read: dates, zone and statuses, to change by hand; nothing while nothing is configured. */
export function ShopsCard({ view, onChange }: ShopsCardProps) {
  const card = useRef<HTMLDivElement>(null)
  const wanted = view?.wanted ?? null
  useEffect(() => {
    if (wanted !== null) card.current?.querySelector<HTMLElement>('[data-wanted] select')?.focus()
  }, [wanted])
  if (view === null) return null
  return (
    <div ref={card}>
      <Card title={say('settings.shops')}>
        <p class="soft small">
          {say(view.lock === null ? 'settings.shops.hint' : `settings.lock.${view.lock}`)}
        </p>
        <p class="brand-said" aria-live="polite">
          {saidWords(view.said)}
        </p>
        {view.shops.map(shop => (
          <Shop key={shop.origin} shop={shop} view={view} onChange={onChange} />
        ))}
      </Card>
    </div>
  )
}

function saidWords(said: ShopSaid | null): string {
  if (said === null) return ''
  if ('problem' in said) return said.problem
  const { change } = said
  if (change.about === 'pages') return say('settings.shops.saved', { shop: hostOf(change.origin) })
  const { status, state } = change
  return state === null
    ? say('settings.shops.status.removed', { status })
    : say('settings.shops.status.saved', { status, meaning: say(`settings.shops.state.${state}`) })
}

function hostOf(origin: string): string {
  return URL.parse(origin)?.host ?? origin
}

function Shop({ shop, view, onChange }: { shop: ShopRow; view: ShopsView } & ShopsEvents) {
  const id = useId()
  const wanted = view.wanted?.origin === shop.origin ? view.wanted : null
  const { lock, busy } = view
  const isLocked = lock !== null
  const common = { origin: shop.origin, isLocked, busy, onChange }
  return (
    <section class="shop" aria-labelledby={id}>
      <h3 id={id}>{hostOf(shop.origin)}</h3>
      {shop.unknown.length > 0 && (
        <div class="shop-unknown">
          <h4>{say('settings.shops.unknown')}</h4>
          <ul class="brands">
            {shop.unknown.map(({ status, orders }) => (
              <StatusForm
                key={status}
                {...common}
                status={status}
                orders={orders}
                isWanted={wanted?.status === status}
              />
            ))}
          </ul>
        </div>
      )}
      <ShopPagesForm
        key={`${shop.dateOrder}/${shop.timeZone}`}
        {...common}
        shop={shop}
        practiceZone={view.practiceZone}
        isWanted={wanted !== null && wanted.status === null}
      />
      <h4>{say('settings.shops.statuses')}</h4>
      {shop.statuses.length === 0 ? (
        <p class="soft small">{say('settings.shops.statuses.none')}</p>
      ) : (
        <ul class="brands">
          {shop.statuses.map(({ status, state }) => (
            <StatusForm
              key={`${status}/${state}`}
              {...common}
              status={status}
              state={state}
              isWanted={wanted?.status === status}
            />
          ))}
        </ul>
      )}
      {!isLocked && <AddStatus key={shop.statuses.length} {...common} />}
    </section>
  )
}
