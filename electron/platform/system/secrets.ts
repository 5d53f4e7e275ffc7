import { safeStorage } from 'electron';
import type { Secrets } from '../../ports.ts';

/** Linux backends that protect nothing: one with a fixed key, and an unknown one. https://www.electronjs.org/docs/latest/api/safe-storage */
const unsafeBackends = new Set(['basic_text', 'unknown']);

/** Whether the Linux backend of this name protects secrets. */
export function isSafeBackend(name: string): boolean {
  return !unsafeBackends.has(name);
}

/** Returns Electron's asynchronous calls, which 42 added and which are the only ones in 46; null in an older runtime, in spite of the types. */
function asyncCalls(): typeof safeStorage | null {
  return 'encryptStringAsync' in safeStorage ? safeStorage : null;
}

/** Creates the port to the operating system's keychain, over Electron's asynchronous calls where it has them. */
export function createSecrets(): Secrets {
  return {
    async backend() {
      const calls = asyncCalls();
      const isAvailable =
        calls === null
          ? safeStorage.isEncryptionAvailable()
          : await calls.isAsyncEncryptionAvailable();
      if (!isAvailable) return null;
      if (process.platform !== 'linux') return process.platform === 'darwin' ? 'keychain' : 'dpapi';
      // On Linux encryption is "available" with a fixed key as well; only the backend's name shows which it is.
      const backend = safeStorage.getSelectedStorageBackend();
      return isSafeBackend(backend) ? backend : null;
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
