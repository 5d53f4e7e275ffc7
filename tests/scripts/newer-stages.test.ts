import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { newerNodePackage } from '../../scripts/runtime/newer-node.ts';
import { projectRoot } from '../../scripts/setup/project.ts';
import { currentChromium } from '../../scripts/testing/current-chromium.ts';
import { journeysOfLinux } from '../../scripts/testing/newer-stages.ts';
import { STAGES } from '../../scripts/testing/stages.ts';

describe('npm test runs', () => {
  const titles = STAGES.flat(2).map(({ title }) => title);

  test.each(['Layout of the page', 'Core on Node 24', 'Workflows'])('the stage %s', (title) => {
    expect(titles).toContain(title);
  });

  test('names the journeys that only Linux can run, on other systems alone', () => {
    expect(titles.includes('Journeys for Linux')).toBe(process.platform !== 'linux');
    const files = readdirSync(path.join(projectRoot, 'tests/journeys/linux'));
    expect(journeysOfLinux()).toEqual([
      ...files.map((name) => `linux/${name}`),
      'screens.spec.ts, but for the controls',
    ]);
  });
});

test.each([
  ['linux', ['/usr/bin/chromium', '/bin/google-chrome'], '/usr/bin/chromium'],
  ['linux', ['/bin/google-chrome'], '/bin/google-chrome'],
  ['linux', [], null],
  ['freebsd', ['/usr/bin/chromium'], null],
] as const)('the browser on %s with %j is %s', (platform, present, found) => {
  const exists = (file: string): boolean => present.some((one) => one === file);
  expect(currentChromium(platform, ['/bin', '/usr/bin'], exists)).toBe(found);
});

test.each(['darwin', 'win32'] as const)('the browser on %s is at a fixed place', (platform) => {
  expect(currentChromium(platform, [], () => true)).toMatch(/[Cc]hrome(?:\.exe)?$/);
});

describe('Node 24', () => {
  test.each(['linux-x64', 'linux-arm64'])(
    'comes from npm for %s, with a known content',
    (system) => {
      const found = newerNodePackage(system);
      expect(found?.name).toBe(`node-${system}`);
      expect(found?.version).toMatch(/^24\./);
      expect(found?.integrity).toMatch(/^sha512-[\w+/]{86}==$/);
    },
  );

  test('has no package for another system', () => {
    expect(newerNodePackage('win32-x64')).toBeUndefined();
  });

  test('is what workflows set up', () => {
    expect(readFileSync(path.join(projectRoot, '.nvmrc'), 'utf8')).toBe('24\n');
  });
});
