/** The one form of the settings: its fields stand in their sections, its button at the bottom, in sight once there is something to save. */

/** What its fields name. */
export const CHOICES = 'choices'

export const Save = () => (
  <form method="post" action="/me/settings" id={CHOICES} class="save">
    <span role="status" />
    <button type="submit">Save</button>
  </form>
)
