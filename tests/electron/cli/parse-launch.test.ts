import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLaunch, parseProcessArguments } from '../../../electron/cli/parse-launch.ts';

const linux = { platform: 'linux', isRoot: false };
const texts = (line: string): string[] => line.split(' ').filter((word) => word !== '');

describe('parseLaunch reads', () => {
  test.each([
    ['', { type: 'window' }],
    ['--lang=de', { type: 'window', dataFolder: null }],
    ['--user-data-dir=/data', { type: 'window', dataFolder: '/data' }],
    ['--user-data-dir /data', { type: 'window', dataFolder: '/data' }],
    ['seatkeeper://case/ABC', { type: 'window', isInBackground: false }],
    ['--background', { type: 'window', isInBackground: true }],
    ['--help', { type: 'help', topic: null }],
    ['-h', { type: 'help', topic: null }],
    ['help release', { type: 'help', topic: 'release' }],
    ['release --help', { type: 'help', topic: 'release' }],
    ['--version', { type: 'version' }],
    ['release', { type: 'command', name: 'release', json: false, timeout: 15_000, file: null }],
    ['--lang=de release --json', { type: 'command', name: 'release', json: true }],
    ['--timeout 5 release', { type: 'command', name: 'release', timeout: 5_000 }],
    ['--server=sandbox activate', { type: 'command', name: 'activate', server: 'sandbox' }],
    ['--server sandbox activate', { type: 'command', name: 'activate', server: 'sandbox' }],
    ['--dry-run --label Studio activate', { type: 'command', dryRun: true, label: 'Studio' }],
    ['--key-file - activate', { type: 'command', name: 'activate', file: null }],
    ['--json import seat.json', { type: 'command', name: 'import', file: 'seat.json' }],
    ['-- status', { type: 'command', name: 'status' }],
    ['--json --help release', { type: 'help', topic: 'release' }],
    ['release --version', { type: 'version' }],
    ['--json status', { type: 'command', name: 'status', json: true }],
    ['release --user-data-dir=/data', { type: 'command', dataFolder: '/data' }],
    ['release --user-data-dir /data', { type: 'command', dataFolder: '/data' }],
    ['release --timeout 2.5', { type: 'command', timeout: 2_500 }],
    ['release --timeout=600', { type: 'command', timeout: 600_000 }],
    ['release --reason uninstall', { type: 'command', reason: 'uninstall', timeout: 10_000 }],
    ['import seat.json', { type: 'command', name: 'import', file: 'seat.json' }],
    ['import -', { type: 'command', name: 'import', file: null }],
    ['doctor --quiet --no-input', { type: 'command', name: 'doctor', quiet: true, noInput: true }],
  ])('%s', (line, expected) => {
    expect(parseLaunch(texts(line), linux)).toMatchObject(expected);
  });

  test.each([
    ['release --timeout 0.5', { type: 'bad-value', flag: '--timeout' }],
    ['release --timeout 601', { type: 'bad-value', flag: '--timeout' }],
    ['release --timeout abc', { type: 'bad-value', flag: '--timeout' }],
    ['release --timeout 1e1', { type: 'bad-value', flag: '--timeout' }],
    ['release --timeout', { type: 'missing-value', flag: '--timeout' }],
    ['release --json=yes', { type: 'needless-value', flag: '--json' }],
    ['release --jsno', { type: 'mistyped-flag', flag: '--jsno', nearest: '--json' }],
    ['release \u2014json', { type: 'mistyped-flag', flag: '\u2014json', nearest: '--json' }],
    ['\u2013\u2013server=sandbox activate', { type: 'mistyped-flag', nearest: '--server' }],
    ['activate \u2212\u2212server=sandbox', { type: 'mistyped-flag', nearest: '--server' }],
    ['import \u2014server=sandbox', { type: 'mistyped-flag', nearest: '--server' }],
    ['--label \u2014json activate', { type: 'missing-value', flag: '--label' }],
    ['\u200b--dry-run release', { type: 'mistyped-flag', nearest: '--dry-run' }],
    ['--lable x activate', { type: 'mistyped-flag', flag: '--lable', nearest: '--label' }],
    ['status --reason x', { type: 'unknown-flag', flag: '--reason' }],
    ['--server=sandbox status', { type: 'unknown-flag', flag: '--server' }],
    ['--timeout 5 --timeout 6 release', { type: 'repeated-flag', flag: '--timeout' }],
    ['--timeout --json release', { type: 'missing-value', flag: '--timeout' }],
    ['--background status', { type: 'unknown-flag', flag: '--background' }],
    ['--background=yes', { type: 'needless-value', flag: '--background' }],
    ['release now', { type: 'stray-argument' }],
    ['import one.json two.json', { type: 'stray-argument' }],
    ['relaese', { type: 'unknown-command', word: 'relaese', nearest: 'release' }],
    ['frobnicate', { type: 'unknown-command', word: 'frobnicate', nearest: null }],
    ['--json', { type: 'no-command' }],
    ['release --user-data-dir=', { type: 'bad-value', flag: '--user-data-dir' }],
    ['--user-data-dir=/a --user-data-dir=/b', { type: 'repeated-flag', flag: '--user-data-dir' }],
    ['seatkeeper://support?case=x --lang=de', { type: 'stray-argument' }],
    ['seatkeeper://support?case=x release', { type: 'stray-argument' }],
    ['-- --json', { type: 'stray-argument' }],
  ])('%s as a usage error', (line, problem) => {
    expect(parseLaunch(texts(line), linux)).toMatchObject({ type: 'usage-error', problem });
  });
});

describe('a switch that is not allowed', () => {
  const refused = [
    '--js-flags=--trace',
    '-js-flags=--trace',
    '--no-sandbox',
    '--remote-debugging-port=0',
    '--inspect',
    '--type=renderer',
    '--force',
    '--lang=../../de',
    '--enable-features=UseOzonePlatform,Other',
    '--proxy-server=http://me:secret@proxy:1',
    ' --no-sandbox',
  ];

  test.each(refused)('%s ends the start before and after the command, and in the window', (one) => {
    for (const line of [[one], [one, 'status'], ['status', one], ['--json', one, 'release']]) {
      const launch = parseLaunch(line, linux);
      expect(launch).toMatchObject({ type: 'refused', json: line.includes('--json') });
      expect(JSON.stringify(launch)).not.toContain('secret');
    }
  });

  test('differs from the switches that root’s launcher and each system add', () => {
    expect(parseLaunch(['--no-sandbox'], { platform: 'linux', isRoot: true }).type).toBe('window');
    expect(parseLaunch(['-psn_0_12345'], { platform: 'darwin', isRoot: false }).type).toBe(
      'window',
    );
    expect(parseLaunch(['-psn_0_12345'], linux).type).toBe('refused');
    expect(parseLaunch(['-ToastActivated'], { platform: 'win32', isRoot: false }).type).toBe(
      'window',
    );
    expect(parseLaunch(['/prefetch:1'], { platform: 'win32', isRoot: false }).type).toBe('refused');
  });
});

describe('parseProcessArguments', () => {
  const packaged = { ...linux, isPackaged: true, isAppFolder: () => false };
  const developed = { ...linux, isPackaged: false, isAppFolder: (arg: string) => arg === '/app' };

  test.each([
    [['app', '--no-sandbox', '--no-zygote', '--', 'status'], packaged, 'command'],
    [['app', '--lang=de', '--', '--lang=de'], packaged, 'window'],
    // The launcher gives these only to a command.
    [['app', '--no-sandbox', '--'], packaged, 'refused'],
    [['app', '--js-flags=--trace', '--', 'status'], packaged, 'refused'],
    [['app', 'status', '--js-flags=--trace'], packaged, 'refused'],
    [['app', '--', '--', '--json'], packaged, 'usage-error'],
    [['electron', '--inspect=0', '-r', 'loader.js', '/app', 'status'], developed, 'command'],
    [['electron', '--inspect=0', '/app', '--', '--lang=de'], developed, 'window'],
    [['electron', '/app', '--inspect=0'], developed, 'refused'],
  ] as const)('reads %j', (argv, start, expected) => {
    expect(parseProcessArguments(argv, start).type).toBe(expected);
  });

  test('reads only the caller’s arguments without a launcher, as on macOS and Windows', () => {
    const start = { ...packaged, platform: 'win32' };
    expect(parseProcessArguments(['app', '--no-sandbox', '--', 'status'], start).type).toBe(
      'refused',
    );
    expect(parseProcessArguments(['app', '--', 'seatkeeper://x'], start).type).toBe('window');
  });
});

const arg = fc.oneof(
  fc.constantFrom(
    'release',
    'status',
    'import',
    'activate',
    'doctor',
    'help',
    '--json',
    '--timeout',
    '--output',
    '--reason',
    '--dry-run',
    '-h',
    '--',
    '-',
    '--=',
    '__proto__',
  ),
  fc.string(),
  fc.string().map((text) => `--${text}`),
);

test('parseLaunch accepts any arguments without an exception', () => {
  fc.assert(
    fc.property(fc.array(arg, { maxLength: 6 }), (args) => {
      const kinds = ['window', 'help', 'version', 'usage-error', 'refused', 'command'];
      expect(kinds).toContain(parseLaunch(args, linux).type);
    }),
    { numRuns: 2_000 },
  );
});

test('parseLaunch repeats no secret that is in the wrong place', () => {
  const secrets = [
    'polar_oat_TEST_not_a_real_token_000001',
    'SEATKEEPER-TEST-00000001-0CE0-4000-8000-000000000001',
  ];
  for (const secret of secrets) {
    const lines = [
      [secret],
      ['release', secret],
      ['activate', secret],
      ['release', '--timeout', secret],
      ['release', `--timeout=${secret}`],
      ['activate', '--key', secret],
      ['activate', `--key=${secret}`],
      ['release', '--reason', secret],
      ['activate', '--organization', secret],
      ['release', `--json=${secret}`],
      ['release', `--${secret}`],
      ['release', `-${secret}`],
    ];
    for (const line of lines) {
      const launch = parseLaunch(line, linux);
      expect(['usage-error', 'refused']).toContain(launch.type);
      expect(JSON.stringify(launch)).not.toContain(secret);
    }
  }
});
