import { describe, expect, it } from 'vitest'
import { openerOf } from '../../../src/cli/demo/open.ts'

describe('npm start opens a browser', () => {
  it.each([
    ['darwin', {}, ['open']],
    ['win32', {}, ['cmd', '/c', 'start', '']],
    ['linux', { DISPLAY: ':0' }, ['xdg-open']],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['xdg-open']],
  ])('on %s with %o by %o', (platform, environment, command) => {
    expect(openerOf(platform, environment, true)).toEqual(command)
  })

  it.each([
    ['linux', {}, true],
    ['darwin', {}, false],
    ['darwin', { CI: 'true' }, true],
    ['darwin', { SSH_CONNECTION: '10.0.0.1 50000 10.0.0.2 22' }, true],
  ])('and none on %s with %o where nobody would see it', (platform, environment, isTerminal) => {
    expect(openerOf(platform, environment, isTerminal)).toBeNull()
  })
})
