import { describe, expect, test } from 'vitest';
import { launchArgs } from '../../scripts/runtime/launch-args.ts';
import { isForWindow, parseArguments } from '../../shared/arguments.ts';

const opensWindow = (args: readonly string[]): boolean =>
  isForWindow(parseArguments(args, { platform: 'linux', isRoot: false }));

describe('a command needs no window', () => {
  test.each([
    [['status']],
    [['--json', 'release']],
    [['--user-data-dir=/data', 'import']],
    [['--user-data-dir', '/data', 'import']],
    [['--timeout', '5', 'release']],
    [['--nonsense']],
    [['--help']],
    [['--version']],
  ])('%j', (args) => {
    expect(opensWindow(args)).toBe(false);
  });

  test.each([
    [[]],
    [['--user-data-dir=/data']],
    [['seatkeeper://support?case=status']],
    [['--user-data-dir', '/data']],
    [['--lang=de']],
  ])('%j is no command', (args) => {
    expect(opensWindow(args)).toBe(true);
  });
});

describe('Chromium’s switches come before the app’s folder', () => {
  const headless = [
    '--ozone-platform=headless',
    '--disable-gpu',
    '--disable-software-rasterizer',
    '--log-level=3',
  ];

  test.each([
    ['linux', true, ['status'], ['--no-sandbox', ...headless, '/app', '--', 'status']],
    ['linux', false, ['status'], [...headless, '/app', '--', 'status']],
    ['linux', true, [], ['--no-sandbox', '/app', '--']],
    ['linux', false, [], ['/app', '--']],
    ['linux', true, ['--lang=de'], ['--no-sandbox', '--lang=de', '/app', '--', '--lang=de']],
    ['linux', false, ['--js-flags=--trace'], [...headless, '/app', '--', '--js-flags=--trace']],
    ['darwin', false, ['status'], ['/app', '--', 'status']],
    ['win32', false, ['status'], ['/app', '--', 'status']],
  ] as const)('on %s, root %s, for %j', (platform, isRoot, args, expected) => {
    expect(launchArgs('/app', args, { platform, isRoot })).toEqual(expected);
  });
});
