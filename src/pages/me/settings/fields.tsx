/** Fields of forms: a choice of one, and of several. */

export const Choice = ({
  name,
  label,
  value,
  options,
}: {
  name: string
  label: string
  value: string
  options: readonly (readonly [value: string, words: string])[]
}) => (
  <div>
    <label for={name}>{label}</label>
    <select id={name} name={name}>
      {options.map(([each, words]) => (
        <option value={each} selected={each === value}>
          {words}
        </option>
      ))}
    </select>
  </div>
)

/** None of them is an answer too: the empty value says that the question was asked. */
export const Several = ({
  name,
  label,
  values,
  options,
}: {
  name: string
  label: string
  values: readonly string[]
  options: readonly (readonly [value: string, words: string])[]
}) => (
  <fieldset class="choices">
    <legend>{label}</legend>
    <input type="hidden" name={name} value="" />
    {options.map(([each, words]) => (
      <label class="choice">
        <input type="checkbox" name={name} value={each} checked={values.includes(each)} /> {words}
      </label>
    ))}
  </fieldset>
)
