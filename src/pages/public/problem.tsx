/** One plain page that says what happened and what to do. */
import { Layout, type OfWhom } from '../layout/layout.tsx'

export type ProblemProps = {
  title: string
  detail: string
  link?: { href: string; words: string }
} & OfWhom

export const Problem = ({
  title,
  detail,
  link = { href: '/', words: 'Go to the front page' },
  who,
}: ProblemProps) => (
  <Layout title={title} who={who}>
    <h1>{title}</h1>
    <p>{detail}</p>
    <p>
      <a href={link.href}>{link.words}</a>
    </p>
  </Layout>
)
