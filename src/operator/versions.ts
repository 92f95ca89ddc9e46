/** Versions as tags name them, and which is newer. */

type Version = readonly [number, number, number]

const versionOf = (text: string): Version | null => {
  const [, major, minor, patch] = /^v?(\d+)\.(\d+)\.(\d+)$/.exec(text) ?? []
  return patch === undefined ? null : [Number(major), Number(minor), Number(patch)]
}

/** @example olderThan('0.9.0', '0.10.0') // true */
export function olderThan(one: string, other: string): boolean {
  const [a, b] = [versionOf(one), versionOf(other)]
  if (!a || !b) return false
  const place = a.findIndex((part, at) => part !== b[at])
  return place >= 0 && (a[place] ?? 0) < (b[place] ?? 0)
}

/** The newest release among tags as git lists them, `… refs/tags/v1.2.3`; null where there is none. */
export function newestIn(listed: string): string | null {
  const names = [...listed.matchAll(/refs\/tags\/v?(\d+\.\d+\.\d+)(?=\s|\^|$)/g)].map(([, name = '']) => name)
  return names.reduce<string | null>(
    (newest, name) => (newest === null || olderThan(newest, name) ? name : newest),
    null,
  )
}
