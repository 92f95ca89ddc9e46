/** “Try it on your own history”: a file is read in the browser, and what Legwork would have said stands below. */
import type { Runner } from '../../domain/training/runner.ts'
import { BRANDS } from '../../sources/brands.ts'
import { capital } from '../../text/sentences.ts'

/** As the runner chose, when they are known; otherwise as most would, and the browser knows its zone. */
type TryProps = { runner?: Pick<Runner, 'timeZone' | 'units' | 'weekStartsOn' | 'sensitivity'> }

export const TryHistory = ({ runner }: TryProps) => (
  <section aria-labelledby="try" class="try">
    <h2 id="try">Try it on your own history</h2>
    <p>
      Choose your training log and see every message Legwork would have sent. The file is read in this
      browser; it is not uploaded, and none of it is kept.
    </p>
    <form
      data-try="/scripts/report-worker.js"
      data-zone={runner?.timeZone}
      data-week-start={runner?.weekStartsOn}
      data-sensitivity={runner?.sensitivity}
      class="card drop"
    >
      <div>
        <label for="try-file">Your file or files, 20 MB at most; a zip may be larger</label>
        <input id="try-file" type="file" multiple aria-describedby="try-files" />
      </div>
      <div>
        <label for="try-units">Distances in</label>
        <select id="try-units" name="units">
          <option value="km" selected={runner?.units !== 'mi'}>
            kilometres
          </option>
          <option value="mi" selected={runner?.units === 'mi'}>
            miles
          </option>
        </select>
      </div>
      <div hidden>
        <label for="try-dates">Dates in the file begin with</label>
        <select id="try-dates" name="dates">
          <option value="">choose one</option>
          <option value="day-first">the day</option>
          <option value="month-first">the month</option>
        </select>
      </div>
      <p id="try-files" class="soft small">
        {`${capital(BRANDS.map(({ exports }) => exports).join('; '))}; or a zip of GPX, TCX and FIT files.`}
      </p>
      <noscript>
        <p class="wrong">This needs JavaScript, because your file never leaves your device.</p>
      </noscript>
      <p role="status" />
    </form>
    <div class="report" />
    <script src="/scripts/try-history.js" type="module" />
  </section>
)
