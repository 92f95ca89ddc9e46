/** The places to choose one from. */
import { AREAS, HURT_PLACES, type Place as PlaceName } from '../../domain/training/runner.ts'
import { areaName } from '../../text/labels/areas.ts'

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
