import { describe, expect, test } from 'vitest';
import { mayBeWayland } from '../../../../electron/platform/system/display-system.ts';

describe('mayBeWayland', () => {
  test.each<[string, string, Record<string, string>, boolean]>([
    ['linux', 'wayland', {}, true],
    ['linux', '', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['linux', '', { XDG_SESSION_TYPE: 'wayland' }, true],
    ['linux', 'x11', { WAYLAND_DISPLAY: 'wayland-0', XDG_SESSION_TYPE: 'wayland' }, false],
    ['linux', '', { DISPLAY: ':0', XDG_SESSION_TYPE: 'x11' }, false],
    ['linux', '', { DISPLAY: ':0', WAYLAND_DISPLAY: '' }, false],
    ['darwin', '', { WAYLAND_DISPLAY: 'wayland-0' }, false],
    ['win32', 'wayland', {}, false],
  ])('on %s with %j and %j returns %s', (platform, chosen, env, expected) => {
    expect(mayBeWayland(platform, chosen, env)).toBe(expected);
  });
});
