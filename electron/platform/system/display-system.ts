/**
 * Returns whether windows may be Wayland's own. Electron writes the display system that it chose into the switch `ozone-platform`, where
 * it did not take its default; which one that is depends on its version, so that without the switch a session of Wayland counts.
 *
 * @param chosen the value of the switch `ozone-platform`, empty where it is not there
 */
export function mayBeWayland(
  platform: string,
  chosen: string,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  if (platform !== 'linux') return false;
  if (chosen !== '') return chosen !== 'x11';
  return Boolean(env['WAYLAND_DISPLAY']) || env['XDG_SESSION_TYPE'] === 'wayland';
}
