import own from '../package.json' with { type: 'json' }

/** The backend's version, as `/about` tells it. */
export const { version } = own
