/** Opens an address in the browser of whoever sits in front of this machine; does nothing where nobody does. */
import { spawn } from 'node:child_process'

/** The command that opens an address, or null where there is no display to open it on. */
export function openerOf(
  platform: string,
  environment: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): string[] | null {
  if (!isTerminal || environment.CI || environment.SSH_CONNECTION) return null
  if (platform === 'darwin') return ['open']
  if (platform === 'win32') return ['cmd', '/c', 'start', '']
  return environment.DISPLAY || environment.WAYLAND_DISPLAY ? ['xdg-open'] : null
}

export function openInBrowser(address: string): boolean {
  const [command, ...rest] = openerOf(process.platform, process.env, process.stdout.isTTY) ?? []
  if (!command) return false
  const child = spawn(command, [...rest, address], { detached: true, stdio: 'ignore' })
  // it was printed as well
  child.once('error', () => {})
  child.unref()
  return true
}
