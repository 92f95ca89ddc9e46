/** What Cloudflare serves beside the Worker and is not written by hand: scripts for browsers, and number plans. */
import { buildBrowserScripts } from './browser-scripts.ts'
import { writeNumberPlans } from './phone-numbers.ts'

export async function buildAssets(): Promise<void> {
  await Promise.all([buildBrowserScripts(), writeNumberPlans()])
}
