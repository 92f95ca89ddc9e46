/** Fields of forms: a choice of one, and of several. `form` names one that stands elsewhere. */

export const Choice = ({
  name,
  label,
  value,
  options,
  form,
}: {
  form?: string | undefined
  name: string
  label: string
  value: string
  options: readonly (readonly [value: string, words: string])[]
}) => (
  <div>
    <label for={name}>{label}</label>
    <select id={name} name={name} form={form}>
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
  form,
}: {
  form?: string | undefined
  name: string
  label: string
  values: readonly string[]
  options: readonly (readonly [value: string, words: string])[]
}) => (
  <fieldset class="choices">
    <legend>{label}</legend>
    <input type="hidden" name={name} value="" form={form} />
    {options.map(([each, words]) => (
      <label class="choice">
        <input type="checkbox" name={name} value={each} checked={values.includes(each)} form={form} /> {words}
      </label>
    ))}
  </fieldset>
)
