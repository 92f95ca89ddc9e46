/** A body, front and back: where it was sore lately, and each area a link that says so of today, or takes it back. */

import type { Area, Soreness } from '../../../domain/training/runner.ts'
import { areaName } from '../../../text/labels/areas.ts'
import { strengthWords } from '../../../text/labels/soreness.ts'
import { capital } from '../../../text/sentences.ts'

/** The strongest soreness of each area lately. */
export type Sore = ReadonlyMap<Area, Soreness['strength']>

type Shape = { area: Area; paths: readonly string[] }

/** One leg and its mirror image, about the middle of a figure. */
const both = (path: (x: (place: number) => number) => string): string[] => [
  path((place) => place),
  path((place) => -place),
]

const thighs = both(
  (x) => `M${x(2)} 111Q${x(10)} 107 ${x(18)} 110Q${x(19)} 134 ${x(14)} 157H${x(4)}Q${x(1)} 134 ${x(2)} 111z`,
)
const shins = both((x) => `M${x(4)} 160H${x(14)}Q${x(17)} 176 ${x(12)} 204H${x(6)}Q${x(2)} 180 ${x(4)} 160z`)
const feet = both((x) => `M${x(5)} 205.5H${x(12.5)}Q${x(14)} 214 ${x(17)} 222Q${x(10)} 226 ${x(4)} 223z`)
const hips = ['M-16 88Q0 95 16 88Q19 98 18 107Q0 113 -18 107Q-19 98 -16 88z']
const back = ['M-14 66Q0 70 14 66L16 85Q0 91 -16 85z']
const trunk = ['M-20 32Q0 25 20 32Q19 50 14 63Q0 67 -14 63Q-19 50 -20 32z']
const belly = ['M-14 66Q0 70 14 66L16 85Q0 91 -16 85z']
const arms = both(
  (x) =>
    `M${x(23)} 34Q${x(28)} 50 ${x(27)} 66L${x(30)} 98Q${x(27)} 101 ${x(25)} 98L${x(21)} 66Q${x(20)} 50 ${x(19)} 36z`,
)

const FRONT: readonly Shape[] = [
  { area: 'glutes-and-hips', paths: hips },
  { area: 'quads-and-hamstrings', paths: thighs },
  { area: 'feet-and-ankles', paths: feet },
]
const BACK: readonly Shape[] = [
  { area: 'lower-back', paths: back },
  { area: 'glutes-and-hips', paths: hips },
  { area: 'quads-and-hamstrings', paths: thighs },
  { area: 'calves', paths: shins },
  { area: 'feet-and-ankles', paths: feet },
]

export const Body = ({ sore, chosen }: { sore: Sore; chosen: readonly Area[] }) => (
  <div class="body">
    <Figure
      name="Front"
      shapes={FRONT}
      quiet={[...trunk, ...belly, ...arms, ...shins]}
      sore={sore}
      chosen={chosen}
    />
    <Figure name="Back" shapes={BACK} quiet={[...trunk, ...arms]} sore={sore} chosen={chosen} />
  </div>
)

type FigureProps = {
  name: string
  shapes: readonly Shape[]
  quiet: readonly string[]
  sore: Sore
  chosen: readonly Area[]
}

const Figure = ({ name, shapes, quiet, sore, chosen }: FigureProps) => (
  <figure>
    <svg viewBox="-36 0 72 226" aria-label={`${name} of a body`}>
      <circle class="quiet" cx="0" cy="14" r="10.5" />
      {quiet.map((path) => (
        <path class="quiet" d={path} />
      ))}
      {shapes.map(({ area, paths }) => (
        <a
          href={toggled(area, chosen)}
          class={`area ${sore.get(area) ?? ''}${chosen.includes(area) ? ' chosen' : ''}`}
          data-area={area}
          aria-label={spoken(area, sore)}
        >
          {paths.map((path) => (
            <path d={path} />
          ))}
        </a>
      ))}
    </svg>
    <figcaption class="soft small">{name}</figcaption>
  </figure>
)

/** Where a press leads without a script: to the same page, with this one more, or one less. */
function toggled(area: Area, chosen: readonly Area[]): string {
  const then = chosen.includes(area) ? chosen.filter((each) => each !== area) : [...chosen, area]
  const query = then.map((each) => `area=${each}`).join('&')
  return `/me/massage${query ? `?${query}` : ''}#sore`
}

function spoken(area: Area, sore: Sore): string {
  const strength = sore.get(area)
  const name = capital(areaName(area))
  return strength ? `${name}, ${strengthWords[strength].felt} lately` : name
}
