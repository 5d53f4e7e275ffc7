import { expect, test, vi } from 'vitest';
import { createSecrets, keychainCalls } from '../../../../electron/platform/system/secrets.ts';
import { openWithFixedKey, sealAs, sealWithFixedKey } from '../../../support/sealed-bytes.ts';

/** Electron's keychain as the test sets it: `electron` has the calls of the version that the test plays. */
const electron = vi.hoisted(() => ({ safeStorage: {} as Record<string, unknown> }));
vi.mock('electron', () => electron);

const text = 'polar_oat_TEST_sealed';

/** Plays Electron 45, which seals with this version of Chromium's. */
function play45(encrypt: (plain: string) => Buffer, shouldReEncrypt = false): void {
  electron.safeStorage = {
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (plain: string) => encrypt(plain),
    decryptStringAsync: async (bytes: Buffer) => ({
      result: bytes.toString('latin1').startsWith('v10') ? openWithFixedKey(bytes) : text,
      shouldReEncrypt,
    }),
    // A guess from the desktop, which no keychain answers for.
    getSelectedStorageBackend: () => 'gnome_libsecret',
  };
}

test('the fixed key is not a keychain, although Electron calls encryption available', async () => {
  play45(sealWithFixedKey);
  const secrets = createSecrets(keychainCalls(), 'linux');
  expect(await secrets.backend()).toBeNull();
  await expect(secrets.seal(text)).rejects.toThrow('No keychain');
});

test('what the fixed key sealed is opened and reported as stale', async () => {
  play45(sealWithFixedKey);
  const sealed = sealWithFixedKey(text).toString('base64');
  const opened = await createSecrets(keychainCalls(), 'linux').unseal(sealed);
  expect(opened).toEqual({ text, isStale: true });
});

test.each([
  ['v11', 'secret-service'],
  ['v12', 'portal'],
] as const)('%s is the keychain %s', async (version, name) => {
  play45((plain) => sealAs(version, plain));
  const secrets = createSecrets(keychainCalls(), 'linux');
  expect(await secrets.backend()).toBe(name);
  const sealed = await secrets.seal(text);
  expect(Buffer.from(sealed, 'base64').toString('latin1')).toMatch(new RegExp(`^${version}`));
  expect(await secrets.unseal(sealed)).toEqual({ text, isStale: false });
});

test('what the keychain wants to seal again is stale', async () => {
  play45((plain) => sealAs('v11', plain), true);
  const sealed = sealAs('v11', text).toString('base64');
  expect(await createSecrets(keychainCalls(), 'linux').unseal(sealed)).toEqual({
    text,
    isStale: true,
  });
});

test('an unknown version counts as no keychain', async () => {
  play45((plain) => Buffer.from(`v99${plain}`));
  expect(await createSecrets(keychainCalls(), 'linux').backend()).toBeNull();
});

test.each([
  ['darwin', 'keychain'],
  ['win32', 'dpapi'],
])(
  'on %s it is %s, whatever the bytes, and nothing is sealed to find out',
  async (system, name) => {
    const encrypt = vi.fn(sealWithFixedKey);
    play45(encrypt);
    const secrets = createSecrets(keychainCalls(), system);
    expect(await secrets.backend()).toBe(name);
    expect(encrypt).not.toHaveBeenCalled();
    expect(await secrets.seal(text)).toBe(sealWithFixedKey(text).toString('base64'));
  },
);

test('an older Electron is asked by its synchronous calls', async () => {
  const isEncryptionAvailable = vi.fn(() => true);
  electron.safeStorage = {
    isEncryptionAvailable,
    encryptString: (plain: string) => sealAs('v11', plain),
    decryptString: () => text,
  };
  const secrets = createSecrets(keychainCalls(), 'linux');
  expect(await secrets.backend()).toBe('secret-service');
  expect(await secrets.unseal(await secrets.seal(text))).toEqual({ text, isStale: false });
  isEncryptionAvailable.mockReturnValue(false);
  expect(await secrets.backend()).toBeNull();
});
