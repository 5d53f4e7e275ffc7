import { safeStorage } from 'electron';
import type { Secrets } from '../../ports.ts';

/** Linux backends that keep nothing secret: a fixed key, or nobody knows. https://www.electronjs.org/docs/latest/api/safe-storage */
const unsafeBackends = new Set(['basic_text', 'unknown']);

/** Whether a Linux backend, by its name, keeps secrets secret. */
export function isSafeBackend(name: string): boolean {
  return !unsafeBackends.has(name);
}

/** Electron 42 added asynchronous calls and 46 leaves those alone; the runtime may be older, whatever the types say. */
function asyncCalls(): typeof safeStorage | null {
  return 'encryptStringAsync' in safeStorage ? safeStorage : null;
}

/** The operating system's keychain, by Electron's asynchronous calls where there are any. */
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
      // On Linux "available" is said of a fixed key, too; only the backend's name tells.
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
