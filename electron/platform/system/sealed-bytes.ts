/** The keychain behind each version that Chromium writes before sealed bytes on Linux; null for a key that is the same on every computer. */
const linuxKeychains: Readonly<Record<string, string | null>> = {
  // Derived from a password in Chromium's source.
  v10: null,
  // In the Secret Service, which GNOME's keyring and KWallet offer.
  v11: 'secret-service',
  // From the desktop's portal.
  v12: 'portal',
};

/**
 * Returns the name of the keychain that sealed the bytes; null where it protects nothing. On Linux only the bytes show it: Electron says
 * that encryption is available also with the fixed key, and guesses the backend's name from the desktop. A version that is not known counts
 * as no keychain.
 * https://source.chromium.org/chromium/chromium/src/+/main:components/os_crypt/async/browser/
 */
export function sealingKeychain(platform: string, bytes: Buffer): string | null {
  if (platform === 'darwin') return 'keychain';
  if (platform === 'win32') return 'dpapi';
  return linuxKeychains[bytes.subarray(0, 3).toString('latin1')] ?? null;
}
