import { describe, expect, test } from 'vitest';
import { distName } from '../../scripts/runtime/npm-runtime.ts';
import { hasCustomSource } from '../../scripts/runtime/official.ts';
import { wantedElectronVersion } from '../../scripts/setup/project.ts';

describe('what of the product’s archive belongs to a plain Electron', () => {
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
  'with %s set, github.com is not asked first',
  (name) => {
    expect(hasCustomSource({ [name]: 'https://mirror.example' })).toBe(true);
  },
);

test('without a mirror or a proxy github.com is asked', () => {
  expect(hasCustomSource({ PATH: '/bin', NO_PROXY: '*' })).toBe(false);
});

test('the Electron that is shipped has no hole in the bridge between page and preload', () => {
  // A page could get past the isolation of calls that answer with a promise, as all of ours do, before 42.
  // https://www.tenable.com/cve/CVE-2026-70601
  expect(Number.parseInt(wantedElectronVersion(), 10)).toBeGreaterThanOrEqual(42);
});
