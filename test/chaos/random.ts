/** Chance from a seed: the same seed and name give the same numbers on every machine. */

export type Random = {
  /** From 0 up to 1. */
  next(): number
  /** A whole number between two, both among them. */
  int(from: number, to: number): number
  chance(share: number): boolean
  pick<T>(list: readonly T[]): T
}

/** Each part of a world has a stream of its own, so that one more choice in one part changes no other. */
export function randomOf(seed: number, name: string): Random {
  let state = [...`${seed} ${name}`].reduce(
    (hash, char) => Math.imul(hash ^ char.charCodeAt(0), 16777619),
    2166136261,
  )
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  for (let turn = 0; turn < 4; turn++) next()
  return {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (share) => next() < share,
    pick(list) {
      const picked = list[Math.floor(next() * list.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
  }
}

/** Ids and tokens from the seed as well, or a seed would not be the same world twice. Gives the way back. */
export function seededEntropy(seed: number): () => void {
  const random = randomOf(seed, 'entropy')
  const real = { randomUUID: crypto.randomUUID, getRandomValues: crypto.getRandomValues }
  const fill = <T extends ArrayBufferView | null>(array: T): T => {
    if (array instanceof Uint8Array) for (let at = 0; at < array.length; at++) array[at] = random.int(0, 255)
    return array
  }
  const uuid = () => {
    const hex = [...fill(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
  }
  Object.assign(crypto, { randomUUID: uuid, getRandomValues: fill })
  return () => void Object.assign(crypto, real)
}
