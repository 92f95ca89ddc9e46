/** Whether messages about massage are wanted: a consent of its own, asked once in plain sight. */
import { MASSAGE_CHOICES } from '../../domain/training/runner.ts'
import { massageChoiceWords } from '../../text/labels/settings.ts'

export const AskMassage = ({ to }: { to: string }) => (
  <form method="post" action={to} class="note">
    <p>What should Legwork e-mail you about?</p>
    <p class="small">
      Massage helps most when it is regular, before something hurts. You can change this in the settings at
      any time.
    </p>
    <div class="inline">
      {MASSAGE_CHOICES.map((choice) => (
        <button type="submit" class="second" name="massageMessages" value={choice}>
          {massageChoiceWords[choice]}
        </button>
      ))}
    </div>
  </form>
)
