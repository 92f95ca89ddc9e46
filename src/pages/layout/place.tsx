/** Where it is sore, and, where it hurts, whether there is more to it. */
import { AREAS, FLAGS } from '../../domain/training/runner.ts'
import { areaName } from '../../text/labels/areas.ts'
import { flagWords } from '../../text/labels/soreness.ts'

export const Place = ({ hurts }: { hurts: boolean }) => (
  <>
    <label for="area">Where</label>
    <select id="area" name="area">
      {AREAS.map((area) => (
        <option value={area}>{areaName(area)}</option>
      ))}
    </select>
    {hurts ? (
      <>
        <label for="flag">Is there more to it?</label>
        <select id="flag" name="flag">
          <option value="">none of these</option>
          {FLAGS.map((flag) => (
            <option value={flag}>{flagWords[flag].choice}</option>
          ))}
        </select>
      </>
    ) : null}
  </>
)
