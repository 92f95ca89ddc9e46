/** Where something is sore or hurts, how much, and what more there is to it: the same questions wherever they are asked. */

import {
  AREAS,
  FLAGS,
  HURT_PLACES,
  type Place,
  STRENGTHS,
  type Strength,
} from '../../domain/training/runner.ts'
import { areaName } from '../../text/labels/areas.ts'
import { flagWords, strengthWords } from '../../text/labels/soreness.ts'

type SoreFieldsProps = { chosen?: readonly Place[]; strength?: Strength }

/** As many places as there are; neither one of them nor how sore it is stands there before the runner said it. */
export const SoreFields = ({ chosen = [], strength }: SoreFieldsProps) => (
  <>
    <Places legend="Sore today" places={AREAS} chosen={chosen} />
    <Places legend="Or hurting: bone, joint or tendon" places={HURT_PLACES} chosen={chosen} />
    <fieldset class="choices">
      <legend>How sore</legend>
      {STRENGTHS.map((each) => (
        <label class="choice">
          <input type="radio" name="strength" value={each} checked={each === strength} required />{' '}
          {strengthWords[each].choice}
        </label>
      ))}
    </fieldset>
    <label for="flag">Anything else about it?</label>
    <select id="flag" name="flag">
      <option value="">no</option>
      {FLAGS.map((flag) => (
        <option value={flag}>{flagWords[flag].choice}</option>
      ))}
    </select>
  </>
)

type PlacesProps = { legend: string; places: readonly Place[]; chosen: readonly Place[] }

const Places = ({ legend, places, chosen }: PlacesProps) => (
  <fieldset class="choices">
    <legend>{legend}</legend>
    {places.map((place) => (
      <label class="choice">
        <input type="checkbox" name="area" value={place} checked={chosen.includes(place)} /> {areaName(place)}
      </label>
    ))}
  </fieldset>
)
