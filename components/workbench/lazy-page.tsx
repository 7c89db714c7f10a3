import type { ComponentChildren, ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { say } from '../../lib/words/workbench-words.ts'
import { Button } from '../common/button.tsx'
import { Notice } from '../common/notice.tsx'
import type { Route } from './route.ts'

/** A page of the workbench, from the moment its code is here. */
export function LazyPage({ route }: { route: Route }) {
  const [page, setPage] = useState<{ id: string; Page: ComponentType }>()
  const [isMissing, setMissing] = useState(false)
  useEffect(() => {
    let isLeft = false
    setMissing(false)
    route.load().then(
      ({ default: Page }) => !isLeft && setPage({ id: route.id, Page }),
      () => !isLeft && setMissing(true),
    )
    return () => {
      isLeft = true
    }
  }, [route])
  if (isMissing)
    return (
      <Unopened route={route}>
        {/* After an update the old page's code is gone. */}
        <Notice tone="warn" icon="attention" title={say('workbench.reload')} role="alert">
          <Button kind="primary" onPress={() => location.reload()}>
            {say('workbench.reload.button')}
          </Button>
        </Notice>
      </Unopened>
    )
  if (page?.id !== route.id)
    return (
      <Unopened route={route}>
        <p role="status">{say('workbench.loading')}</p>
      </Unopened>
    )
  return <page.Page />
}

/** What stands in a page's place still has the page's name as its heading. */
function Unopened({ route, children }: { route: Route; children: ComponentChildren }) {
  return (
    <div class="workbench-unopened">
      <h1>{route.label}</h1>
      {children}
    </div>
  )
}
