import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'

type Page = () => ComponentChildren

/** A page whose code is fetched, once, when somebody first goes there. */
export function lazyPage(load: () => Promise<Page>): Page {
  let loading: Promise<Page> | undefined
  function Lazy() {
    const [page, setPage] = useState<Page>()
    useEffect(() => {
      loading ??= load()
      void loading.then(loaded => setPage(() => loaded))
    }, [])
    return <>{page?.()}</>
  }
  return () => <Lazy />
}
