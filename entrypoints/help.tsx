import { render } from 'preact'
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { HelpPage } from '../components/help/help-page.tsx'
import { useHash } from '../components/workbench/route.ts'
import { speakChosen } from '../lib/browser/language.ts'

const App = () => <HelpPage hash={useHash()} />

/** A build of its own, for `public/help.html`: it names words of all pages, which would else be parted for its sake. */
export default defineUnlistedScript(() => {
  const app = document.getElementById('app')
  if (app) void speakChosen().then(() => render(<App />, app))
})
