import type { Configuration } from '../../lib/domain/configuration.ts'

type Make = (configuration: Configuration) => Configuration

/** The configuration with other policy. */
export function withPolicy(policy: Partial<Configuration['policy']>): Make {
  return configuration => ({ ...configuration, policy: { ...configuration.policy, ...policy } })
}

/** With other card labels. */
export function labelled(cardTypes: Configuration['policy']['cardTypes']): Make {
  return withPolicy({ cardTypes })
}

/** With another connection. */
export function withNextech(nextech: Partial<Configuration['nextech']>): Make {
  return configuration => ({ ...configuration, nextech: { ...configuration.nextech, ...nextech } })
}

/** With another practice. */
export function withPractice(practice: Partial<Configuration['practice']>): Make {
  return configuration => ({ ...configuration, practice: { ...configuration.practice, ...practice } })
}

/** With something else said of every shop. */
export function withShop(shop: Partial<Configuration['shops'][number]>): Make {
  return configuration => ({
    ...configuration,
    shops: configuration.shops.map(each => ({ ...each, ...shop })),
  })
}

/** The configuration with another value at a path. */
export function set([key, ...more]: readonly string[], value: unknown) {
  return (configuration: object): unknown => ({
    ...configuration,
    [key ?? '']: more.length === 0 ? value : set(more, value)(Object(Reflect.get(configuration, key ?? ''))),
  })
}
