/** Where it is sore, and, where it hurts, whether there is more to it. */
import { AREAS, FLAGS, HURT_PLACES, type Place as PlaceName } from '../../domain/training/runner.ts'
import { areaName } from '../../text/labels/areas.ts'
import { flagWords } from '../../text/labels/soreness.ts'

export const Place = ({ hurts }: { hurts: boolean }) => (
  <>
    <label for="area">Where</label>
    <select id="area" name="area" required>
      <option value="">choose a place</option>
      <PlaceOptions />
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

/** Muscle, and apart from it bone, joint and tendon. */
export const PlaceOptions = ({ chosen = null }: { chosen?: PlaceName | null }) => (
  <>
    <optgroup label="Muscle">
      {AREAS.map((area) => (
        <option value={area} selected={area === chosen}>
          {areaName(area)}
        </option>
      ))}
    </optgroup>
    <optgroup label="Bone, joint or tendon">
      {HURT_PLACES.map((place) => (
        <option value={place} selected={place === chosen}>
          {areaName(place)}
        </option>
      ))}
    </optgroup>
  </>
)
