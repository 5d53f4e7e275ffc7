/**
 * Whether windows may be Wayland's own. Electron writes the display system that it chose into the switch `ozone-platform`, unless it chose
 * its default. The default depends on Electron's version, so that without the switch the session decides.
 *
 * @param chosen the value of the switch `ozone-platform`, empty where it is absent
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
