/** What is measured of a page as it is drawn: what axe finds, what sticks out, what a finger would miss. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import * as z from 'zod'

const found = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }))
const lines = z.array(z.string())

/** Beyond those axe goes by unasked: the size of targets, and that no page is loaded anew while somebody is at it. */
const MORE = { 'target-size': { enabled: true }, 'meta-refresh': { enabled: true } }

/** What axe finds wrong with a page as it is; it needs timers, also on a page that was drawn without JavaScript. */
export async function violations(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  for (const value of [true, false]) await session.send('Emulation.setScriptExecutionDisabled', { value })
  await page.evaluate(axe.source)
  const options = JSON.stringify({ rules: MORE })
  const all = found.parse(await page.evaluate(`axe.run(${options}).then(({ violations }) => violations)`))
  await session.detach()
  return all.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
}

/** What reaches beyond the right edge, or out of the box it stands in; what may be scrolled may be wide. */
export async function sticksOut(page: Page): Promise<string[]> {
  return lines.parse(
    await page.evaluate(`(() => {
      const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth
      const out = wide > 0 ? ['the page, by ' + wide + ' px'] : []
      for (const each of document.querySelectorAll('main *, header *, footer *')) {
        if (each.closest('.scroll, svg, .skip, [hidden], option, optgroup') || each.getClientRects().length === 0) continue
        if (each.parentElement.closest('details:not([open])') && !each.closest('summary')) continue
        const box = each.closest('.card, .note, main, header, footer')
        const by = Math.round(each.getBoundingClientRect().right - box.getBoundingClientRect().right)
        if (by > 1 || each.getBoundingClientRect().left < -1) out.push(each.tagName + '.' + each.className + ' by ' + by + ' px: ' + each.textContent.trim().slice(0, 60))
      }
      return out
    })()`),
  )
}

/** What is pressed and smaller than 24 px either way; a link in a sentence is as high as its line. */
export async function tooSmall(page: Page): Promise<string[]> {
  return lines.parse(
    await page.evaluate(`(() => {
      const small = []
      for (const each of document.querySelectorAll('a[href], button, summary, select, input:not([type=hidden])')) {
        if (each.closest('.skip, .waits') || each.getClientRects().length === 0) continue
        const { width, height } = each.getBoundingClientRect()
        if (Math.min(width, height) < 23.9) small.push(each.outerHTML.slice(0, 120) + ': ' + Math.round(width) + ' x ' + Math.round(height))
      }
      return small
    })()`),
  )
}

/** Text twice as large and nothing else, as who sees little sets it. */
export const enlarge = (page: Page) => page.evaluate('document.documentElement.style.fontSize = "200%"')
