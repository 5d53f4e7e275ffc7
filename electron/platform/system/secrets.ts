import { safeStorage } from 'electron';
import type { Secrets } from '../../ports.ts';
import { sealingKeychain } from './sealed-bytes.ts';

/** Linux backends that protect nothing: one with a fixed key, and an unknown one. https://www.electronjs.org/docs/latest/api/safe-storage */
const unsafeBackends = new Set(['basic_text', 'unknown']);

/**
 * Returns the name of the keychain that Electron would probably use here; null for one that protects nothing. Does not open it: that could
 * hang. On Linux it is a guess from the desktop.
 */
export function keychainName(): string | null {
  if (process.platform === 'darwin') return 'keychain';
  if (process.platform === 'win32') return 'dpapi';
  const backend = safeStorage.getSelectedStorageBackend();
  return unsafeBackends.has(backend) ? null : backend;
}

/** Electron's calls to the keychain. They reject where there is none. */
export interface KeychainCalls {
  isAvailable(): Promise<boolean>;
  encrypt(text: string): Promise<Buffer>;
  decrypt(bytes: Buffer): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>;
}

/** The calls of Electron before 42, which 46 removes together with their types. */
interface SynchronousCalls {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(bytes: Buffer): string;
}

/** Returns the calls of the Electron that runs: the asynchronous ones, or those of an older one in the same form. */
export function keychainCalls(): KeychainCalls {
  if ('encryptStringAsync' in safeStorage) {
    return {
      isAvailable: async () => await safeStorage.isAsyncEncryptionAvailable(),
      encrypt: async (text) => await safeStorage.encryptStringAsync(text),
      decrypt: async (bytes) => await safeStorage.decryptStringAsync(bytes),
    };
  }
  const older = safeStorage as unknown as SynchronousCalls;
  return {
    isAvailable: async () => older.isEncryptionAvailable(),
    encrypt: async (text) => older.encryptString(text),
    decrypt: async (bytes) => ({ result: older.decryptString(bytes), shouldReEncrypt: false }),
  };
}

/** Sealed to see which keychain does it. Chromium seals an empty text without any. */
const probe = 'probe';

/** Creates the port to the operating system's keychain. */
export function createSecrets(
  calls: KeychainCalls = keychainCalls(),
  platform: string = process.platform,
): Secrets {
  return {
    async backend() {
      if (!(await calls.isAvailable())) return null;
      const bytes = platform === 'linux' ? await calls.encrypt(probe) : Buffer.alloc(0);
      return sealingKeychain(platform, bytes);
    },
    async seal(text) {
      const sealed = await calls.encrypt(text);
      // The keychain may have closed since `backend` was asked.
      if (sealingKeychain(platform, sealed) === null)
        throw new Error('No keychain sealed the text');
      return sealed.toString('base64');
    },
    async unseal(text) {
      const bytes = Buffer.from(text, 'base64');
      const { result, shouldReEncrypt } = await calls.decrypt(bytes);
      return {
        text: result,
        isStale: shouldReEncrypt || sealingKeychain(platform, bytes) === null,
      };
    },
  };
}
