/** The picture behind a nudge, with what its columns and its lines are. */
import { type Behind, behindDrawing } from '../../../charts/behind.ts'
import { upTo } from '../../../text/distances.ts'

/** `caption`: what the columns are. */
export type PictureProps = Behind & { caption: string }

export const Picture = ({ caption, ...behind }: PictureProps) => {
  const lines = behind.lines.map(({ words, meters }) => `${words}, ${upTo(meters, behind.units)}`)
  return (
    <figure>
      {behindDrawing(behind)}
      <figcaption class="soft small">
        {caption}
        {lines.length > 0 ? ` The dashed line${lines.length > 1 ? 's' : ''}: ${lines.join('; ')}.` : ''}
      </figcaption>
    </figure>
  )
}
