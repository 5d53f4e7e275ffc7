import { describe, expect, test } from 'vitest';
import { distName } from '../../scripts/runtime/npm-runtime.ts';
import { hasCustomSource } from '../../scripts/runtime/official.ts';
import { wantedElectronVersion } from '../../scripts/setup/project.ts';

describe('distName selects the files of the product’s archive that a plain Electron needs', () => {
  test.each([
    ['Cypress/Cypress', 'electron'],
    ['Cypress/LICENSE.electron.txt', 'LICENSE'],
    ['Cypress/libffmpeg.so', 'libffmpeg.so'],
    ['Cypress/locales/en-US.pak', 'locales/en-US.pak'],
    ['Cypress/resources.pak', 'resources.pak'],
    ['Cypress/resources/app/package.json', undefined],
    ['Cypress/browser_v8_context_snapshot.bin', undefined],
    ['elsewhere/electron', undefined],
  ])('%s becomes %s', (entry, name) => {
    expect(distName(entry)).toBe(name);
  });
});

test.each(['ELECTRON_MIRROR', 'npm_config_electron_mirror', 'https_proxy', 'HTTPS_PROXY'])(
  'does not try github.com first with %s set',
  (name) => {
    expect(hasCustomSource({ [name]: 'https://mirror.example' })).toBe(true);
  },
);

test('tries github.com without a mirror or a proxy', () => {
  expect(hasCustomSource({ PATH: '/bin', NO_PROXY: '*' })).toBe(false);
});

test('the shipped Electron has no known hole in the bridge between page and preload', () => {
  // Before version 42 a page could bypass the isolation of functions that return a promise, as all
  // of this bridge do. https://www.tenable.com/cve/CVE-2026-70601
  expect(Number.parseInt(wantedElectronVersion(), 10)).toBeGreaterThanOrEqual(42);
});
