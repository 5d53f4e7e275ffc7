import { safeStorage } from 'electron';
import type { Secrets } from '../../ports.ts';

/** Linux backends that protect nothing: one with a fixed key, and an unknown one. https://www.electronjs.org/docs/latest/api/safe-storage */
const unsafeBackends = new Set(['basic_text', 'unknown']);

/** Returns the name of the keychain that Electron would use here; null for one that protects nothing. Does not open it: that could hang. */
export function keychainName(): string | null {
  if (process.platform === 'darwin') return 'keychain';
  if (process.platform === 'win32') return 'dpapi';
  const backend = safeStorage.getSelectedStorageBackend();
  return unsafeBackends.has(backend) ? null : backend;
}

/** Returns Electron's asynchronous calls, which 42 added and which are the only ones in 46; null in an older runtime, in spite of the types. */
function asyncCalls(): typeof safeStorage | null {
  return 'encryptStringAsync' in safeStorage ? safeStorage : null;
}

/** Creates the port to the operating system's keychain, over Electron's asynchronous calls where it has them. */
export function createSecrets(): Secrets {
  return {
    async backend() {
      const isAvailable =
        (await asyncCalls()?.isAsyncEncryptionAvailable()) ?? safeStorage.isEncryptionAvailable();
      // On Linux encryption is "available" with a fixed key as well; only the backend's name shows which it is.
      return isAvailable ? keychainName() : null;
    },
    async seal(text) {
      const sealed =
        (await asyncCalls()?.encryptStringAsync(text)) ?? safeStorage.encryptString(text);
      return sealed.toString('base64');
    },
    async unseal(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      const opened = await asyncCalls()?.decryptStringAsync(bytes);
      return opened === undefined
        ? { text: safeStorage.decryptString(bytes), isStale: false }
        : { text: opened.result, isStale: opened.shouldReEncrypt };
    },
  };
}
