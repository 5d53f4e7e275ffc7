import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { builderConfig } from '../../scripts/packaging/product.ts';
import { azureSignOptions, unsignedNotice } from '../../scripts/packaging/signing.ts';
import { defaultVendorFile } from '../../scripts/white-label/vendor-file.ts';
import { lumen } from '../support/lumen.ts';

const azure = {
  AZURE_SIGNING_ENDPOINT: 'https://weu.codesigning.azure.net',
  AZURE_SIGNING_ACCOUNT: 'lumen-signing',
  AZURE_SIGNING_PROFILE: 'lumen-public',
  AZURE_SIGNING_PUBLISHER: 'Lumen GmbH',
} as const;
const options = {
  endpoint: azure.AZURE_SIGNING_ENDPOINT,
  codeSigningAccountName: azure.AZURE_SIGNING_ACCOUNT,
  certificateProfileName: azure.AZURE_SIGNING_PROFILE,
  publisherName: azure.AZURE_SIGNING_PUBLISHER,
};

describe('azureSignOptions', () => {
  test('is null without its variables, also if they are empty', () => {
    const empty = Object.fromEntries(Object.keys(azure).map((name) => [name, '']));
    expect(azureSignOptions({})).toBeNull();
    expect(azureSignOptions(empty)).toBeNull();
  });

  test('has the entries of electron-builder, and no secret of the login', () => {
    const login = { AZURE_TENANT_ID: 'tenant', AZURE_CLIENT_SECRET: 'fake-secret' };
    expect(azureSignOptions({ ...azure, ...login, WIN_CSC_LINK: '' })).toEqual(options);
  });

  test.each(Object.keys(azure))('names %s if it alone is missing', (name) => {
    expect(() => azureSignOptions({ ...azure, [name]: '' })).toThrow(
      `To sign with Azure, set ${name} as well`,
    );
  });

  test.each([
    'http://weu.codesigning.azure.net',
    'https://codesigning.azure.net.attacker.example',
    'https://weu.codesigning.azure.net/path',
    'weu',
  ])('refuses the address %s', (endpoint) => {
    expect(() => azureSignOptions({ ...azure, AZURE_SIGNING_ENDPOINT: endpoint })).toThrow(
      'AZURE_SIGNING_ENDPOINT is the address of your region',
    );
  });

  test.each(['WIN_CSC_LINK', 'CSC_LINK'])('refuses %s beside it', (name) => {
    expect(() => azureSignOptions({ ...azure, [name]: 'cert.p12' })).toThrow('unset one of them');
  });
});

describe('builderConfig', () => {
  test.each(['seatkeeper', 'lumen'])(
    'has the options of Azure for %s, and none without',
    (name) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'seatkeeper-signing-'));
      const lumenFile = path.join(folder, 'lumen.json');
      writeFileSync(lumenFile, JSON.stringify(lumen));
      const file = name === 'lumen' ? lumenFile : defaultVendorFile;
      expect(builderConfig(file, azure)).toMatchObject({ win: { azureSignOptions: options } });
      expect(builderConfig(file, {})['win']).not.toHaveProperty('azureSignOptions');
      rmSync(folder, { recursive: true });
    },
  );
});

describe('unsignedNotice', () => {
  const notary = { APPLE_ID: 'a@lumen.example' };
  test.each<[NodeJS.Platform, Record<string, string>, RegExp]>([
    ['win32', {}, /^The packages are unsigned: .*unknown publisher/],
    ['win32', { WIN_CSC_LINK: '' }, /unsigned/],
    ['darwin', {}, /unsigned.*damaged/],
    ['darwin', { CSC_LINK: 'cert.p12' }, /signed and not notarized/],
    ['darwin', notary, /unsigned/],
    ['linux', {}, /unsigned.*checksums/],
  ])('on %s with %j says what people will see', (platform, env, expected) => {
    expect(unsignedNotice(platform, env)).toMatch(expected);
  });

  test.each<[NodeJS.Platform, Record<string, string>]>([
    ['win32', { WIN_CSC_LINK: 'cert.p12' }],
    ['win32', azure],
    ['darwin', { CSC_LINK: 'cert.p12', ...notary }],
    ['darwin', { CSC_NAME: 'Lumen', APPLE_API_KEY: 'key.p8' }],
    ['darwin', { CSC_NAME: 'Lumen', APPLE_KEYCHAIN_PROFILE: 'lumen' }],
  ])('on %s with %j says nothing', (platform, env) => {
    expect(unsignedNotice(platform, env)).toBeNull();
  });
});
