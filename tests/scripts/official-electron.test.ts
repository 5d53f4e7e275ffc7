import { expect, test } from 'vitest';
import { requireOfficial } from '../../scripts/official-electron.ts';
import { officialDist } from '../../scripts/runtime/official.ts';
import { wantedElectronVersion } from '../../scripts/setup/project.ts';

test('the official Electron is accepted', () => {
  expect(() => requireOfficial({ dist: officialDist, description: 'official' })).not.toThrow();
});

test('another one is refused, with both names', () => {
  const other = { dist: '/cache/electron-33', description: 'Electron 33.2.1 (out of npm)' };
  expect(() => requireOfficial(other)).toThrow(
    `the official Electron ${wantedElectronVersion()}, and runs on Electron 33.2.1`,
  );
});
