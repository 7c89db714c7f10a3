/** What came of something that may fail in a way that is expected: a value, or what was wrong. Nothing is thrown. */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E }
