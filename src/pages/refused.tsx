/** Connecting did not work out: which of the ways, and what helps. */
import { Layout } from './layout.tsx'

export type RefusedWhy = 'expired' | 'declined' | 'unticked' | 'source-down'

const words: Record<RefusedWhy, { title: string; detail: string; button: string }> = {
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
    detail:
      'Without “View data about your activities” there is nothing to count. The box for private activities is up to you.',
    button: 'Connect with that box ticked',
  },
  'source-down': {
    title: 'The source does not answer',
    detail: 'This is not your doing. Please try again in a few minutes.',
    button: 'Try again',
  },
}

export const Refused = ({ why, source }: { why: RefusedWhy; source: string }) => {
  const { title, detail, button } = words[why]
  return (
    <Layout title={title}>
      <h1>{title}</h1>
      <p>{detail}</p>
      <a class="button" href={`/connect/${source}`}>
        {button}
      </a>
    </Layout>
  )
}
