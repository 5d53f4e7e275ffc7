import { describe, expect, test } from 'vitest';
import { mayBeWayland } from '../../../../electron/platform/system/display-system.ts';

describe('windows may be Wayland’s own', () => {
  test.each<[string, string, Record<string, string>, boolean]>([
    ['linux', 'wayland', {}, true],
    ['linux', '', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['linux', '', { XDG_SESSION_TYPE: 'wayland' }, true],
    ['linux', 'x11', { WAYLAND_DISPLAY: 'wayland-0', XDG_SESSION_TYPE: 'wayland' }, false],
    ['linux', '', { DISPLAY: ':0', XDG_SESSION_TYPE: 'x11' }, false],
    ['linux', '', { DISPLAY: ':0', WAYLAND_DISPLAY: '' }, false],
    ['darwin', '', { WAYLAND_DISPLAY: 'wayland-0' }, false],
    ['win32', 'wayland', {}, false],
  ])('%s, %j, %j: %s', (platform, chosen, env, expected) => {
    expect(mayBeWayland(platform, chosen, env)).toBe(expected);
  });
});
