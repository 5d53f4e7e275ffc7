import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses';

/**
 * Fuses that @electron/fuses does not know and that keep Electron's default, by their place on the wire.
 * https://github.com/electron/electron/blob/main/build/fuses/fuses.json5
 *
 * @type {Readonly<Record<number, string>>}
 */
const leftAlone = { 8: 'WasmTrapHandlers' };

const states = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
};

/**
 * Returns the setting of Electron's fuses, which are written into the executable. On macOS that breaks the signature that Electron comes
 * with, and Apple silicon starts no app with a broken one: it is signed again without an identity. A signature with an identity replaces that
 * one afterwards.
 * https://www.electronjs.org/docs/latest/tutorial/fuses
 *
 * @param {string} platform electron-builder's name of the system
 * @returns {import('@electron/fuses').FuseConfig}
 */
export function fusesFor(platform) {
  return {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: platform === 'darwin',
    ...states,
  };
}

/**
 * Refuses an Electron that has a fuse which is neither set nor known to be left alone.
 *
 * @param {string} executable the executable, on macOS the `.app`
 * @throws {Error} naming the places of the fuses
 */
export async function requireKnownFuses(executable) {
  const places = Object.keys(await getCurrentFuseWire(executable)).filter((key) =>
    /^\d+$/.test(key),
  );
  const unknown = places.filter((place) => !(place in states) && !(place in leftAlone));
  if (unknown.length === 0) return;
  throw new Error(
    `This Electron has fuses that build/fuses.mjs does not know, at ${unknown.join(', ')} of its wire. Decide on each.`,
  );
}
