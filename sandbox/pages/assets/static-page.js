import { offer } from './sandbox-page.js'

offer({ scroll: (to = 400) => window.scrollTo(0, to) }, () => [])
