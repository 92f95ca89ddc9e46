/** Connecting did not work out: which of the ways, and what helps. */
import { lasted } from '../../text/times.ts'
import { Layout } from '../layout/layout.tsx'

export type RefusedWhy =
  | 'expired'
  | 'declined'
  | 'unticked'
  | 'source-down'
  | 'limited'
  | 'application'
  | 'full'
  | 'uninvited'
  | 'changed'

/** Whose fault it is, and who can mend it: no two of them are told alike. */
type Words = { title: string; detail: string; button: string }

const wordsFor = (
  { label, requiredPermission }: RefusingSource,
  waitSeconds: number,
): Record<RefusedWhy, Words> => ({
  expired: {
    title: 'That took too long',
    detail: 'Connecting has to be finished within ten minutes, in the browser it began in.',
    button: 'Try again',
  },
  declined: {
    title: 'Not connected',
    detail: 'You declined, and nothing was read. If that was a slip, you can still connect.',
    button: 'Connect after all',
  },
  unticked: {
    title: 'One box was left unticked',
    detail: `Without ${requiredPermission} there is nothing to count. Every other box is up to you.`,
    button: 'Connect with that box ticked',
  },
  full: {
    title: 'No more runners for now',
    detail: `${label} lets no more runners in here at the moment. It is nothing you did; whoever runs this Legwork can ask there for more places.`,
    button: 'Try again',
  },
  uninvited: {
    title: 'By invitation',
    detail: 'You are new here, and new runners need an invitation code. Nothing was read.',
    button: 'I have a code',
  },
  changed: {
    title: 'Nothing was connected',
    detail:
      'While you were away, this browser was signed in to another account, or signed out. To keep your runs out of somebody else’s log, we gave our access back.',
    button: 'Try again',
  },
  'source-down': {
    title: `${label} does not answer`,
    detail: 'It is nothing you did. Please try again in a few minutes.',
    button: 'Try again',
  },
  limited: {
    title: `${label} asks us to wait`,
    detail: `${label} limits how often Legwork may ask, and that limit is used up. It is nothing you did. Please try again in ${lasted(waitSeconds)}.`,
    button: 'Try again',
  },
  application: {
    title: `${label} does not let Legwork in`,
    detail: `${label} refuses the application of whoever runs this Legwork. It is nothing you did, and only they can fix it. They are told. Nothing was read.`,
    button: 'Try again',
  },
})

type RefusingSource = { name: string; label: string; requiredPermission: string }
export type RefusedProps = { why: RefusedWhy; source: RefusingSource; waitSeconds: number }

/** `waitSeconds` is how long the source's limit lasts, where that is why. */
export const Refused = ({ why, source, waitSeconds }: RefusedProps) => {
  const { title, detail, button } = wordsFor(source, waitSeconds)[why]
  return (
    <Layout title={title}>
      <h1>{title}</h1>
      <p>{detail}</p>
      <a class="button" href={`/connect/${source.name}`}>
        {button}
      </a>
    </Layout>
  )
}
