/** The Worker as it is, over a clock that can be moved: what `npm start` runs, and nothing deploys. */
import { worker } from '../../index.ts'
import { AHEAD } from './ahead.ts'

/** Jobs come without a request, so the last one that did says how late it is. */
let aheadMs = 0
const legwork = worker(() => new Date(Date.now() + aheadMs))

export default {
  ...legwork,
  fetch(request, env, context) {
    aheadMs = Number(request.headers.get(AHEAD) ?? aheadMs)
    return legwork.fetch(request, env, context)
  },
} satisfies typeof legwork
