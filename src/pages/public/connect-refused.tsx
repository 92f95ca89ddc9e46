/** Connecting did not work out: which of the ways, and what helps. */
import { Layout } from '../layout/layout.tsx'

export type RefusedWhy =
  | 'expired'
  | 'declined'
  | 'unticked'
  | 'source-down'
  | 'application'
  | 'full'
  | 'uninvited'
  | 'changed'

/** Whose fault it is, and who can mend it: no two of them are told alike. */
type Words = { title: string; detail: string; button: string }

const wordsFor = ({ label, requiredPermission }: RefusingSource): Record<RefusedWhy, Words> => ({
  expired: {
    title: 'That took too long',
    detail: 'The way back from the source is open for ten minutes, in the browser you left from.',
    button: 'Try again',
  },
  declined: {
    title: 'Not connected',
    detail: 'You said no, and nothing was read. If that was not what you meant, the door is still open.',
    button: 'Connect after all',
  },
  unticked: {
    title: 'One tick is missing',
    detail: `Without ${requiredPermission} there is nothing to count. Every other box is up to you.`,
    button: 'Connect with that box ticked',
  },
  full: {
    title: 'No more runners for now',
    detail:
      'The source does not let this installation take on anybody else at the moment. It is not your doing; whoever runs it can ask there for more.',
    button: 'Try again',
  },
  uninvited: {
    title: 'By invitation',
    detail: 'Nobody here knows you yet, and new runners need the code of their invitation. Nothing was read.',
    button: 'I have a code',
  },
  changed: {
    title: 'Nothing was connected',
    detail:
      'While you were away, this browser was signed in to other pages, or signed out. So that your runs do not end up in somebody else’s log, our access was given back.',
    button: 'Try again',
  },
  'source-down': {
    title: `${label} does not answer`,
    detail: 'This is not your doing. Please try again in a few minutes.',
    button: 'Try again',
  },
  application: {
    title: `${label} does not let Legwork in`,
    detail: `${label} refuses the application of whoever runs this Legwork. It is not your doing, and only they can mend it. Nothing was read.`,
    button: 'Try again',
  },
})

export type RefusingSource = { name: string; label: string; requiredPermission: string }

export const Refused = ({ why, source }: { why: RefusedWhy; source: RefusingSource }) => {
  const { title, detail, button } = wordsFor(source)[why]
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
