/** A box and what is agreed to with it: what it is stands first, and all the rest below it, in sight as well. */

export const Consent = ({ terms, required = false }: { terms: string; required?: boolean }) => {
  const [first = '', rest = ''] = halves(terms)
  return (
    <label class="check">
      <input type="checkbox" name="agreed" value="yes" required={required} />{' '}
      <span>
        {first} <span class="soft small">{rest}</span>
      </span>
    </label>
  )
}

/** After the first sentence. */
const halves = (terms: string) => terms.split(/(?<=^[^.]+\.) /)
