import type { Hono } from 'hono'

type AppModule = typeof import('../../backend/http/app.ts')

/** The addresses of every backend that this file started, as they were made. */
export const apps: Hono[] = []

/** For `vi.mock` of the module that makes them: the real one, which remembers here what it made. */
export function catchingApps(original: AppModule): AppModule {
  return {
    ...original,
    createApp(app) {
      const made = original.createApp(app)
      apps.push(made)
      return made
    },
  }
}
