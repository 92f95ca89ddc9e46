/** A message as it is said, on a page: the same words in the same order. */
type Link = { words: string; href: string }

type SaidPart =
  | { kind: 'lead' | 'paragraph' | 'heading' | 'caution'; words: string }
  | { kind: 'list'; items: readonly { when: string | null; what: string }[] }
  | { kind: 'copy'; label: string; words: string }
  | { kind: 'act'; words: string; href: string }
  | { kind: 'question'; words: string; answers: readonly Link[] }
  | { kind: 'bars'; label: string; bars: readonly unknown[] }

export type SaidProps = {
  subject: string
  parts: readonly SaidPart[]
  /** Whether it suggests a massage, which can be booked or had. */
  suggests: boolean
}

export const Said = ({ subject, parts }: Pick<SaidProps, 'subject' | 'parts'>) => (
  <article class="card said" aria-label="The message">
    <p class="subject">
      <strong>{subject}</strong>
    </p>
    {parts.map((part) => (
      <Part part={part} />
    ))}
  </article>
)

const Part = ({ part }: { part: SaidPart }) => {
  switch (part.kind) {
    case 'lead':
    case 'paragraph':
      return <p>{part.words}</p>
    case 'heading':
      return <h3>{part.words}</h3>
    case 'caution':
      return <p class="soft small">{part.words}</p>
    case 'copy':
      return (
        <>
          <p class="soft small">{part.label}</p>
          <blockquote>{part.words}</blockquote>
        </>
      )
    case 'list':
      return (
        <ul>
          {part.items.map(({ when, what }) => (
            <li>
              {when ? <strong>{when}: </strong> : null}
              {what}
            </li>
          ))}
        </ul>
      )
    case 'act':
      return (
        <p>
          <a class="button" href={part.href}>
            {part.words}
          </a>
        </p>
      )
    // neither is in a nudge
    case 'question':
    case 'bars':
      return null
  }
}
