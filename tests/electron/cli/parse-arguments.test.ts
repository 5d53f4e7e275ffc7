import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { launchOf, launchOfProcess } from '../../../electron/cli/parse-arguments.ts';

const linux = { platform: 'linux', isRoot: false };
const words = (line: string): string[] => line.split(' ').filter((word) => word !== '');

describe('how the app is asked to run', () => {
  test.each([
    ['', { is: 'window' }],
    ['--lang=de', { is: 'window', dataFolder: null }],
    ['--user-data-dir=/data', { is: 'window', dataFolder: '/data' }],
    ['--user-data-dir /data', { is: 'window', dataFolder: '/data' }],
    ['seatkeeper://case/ABC', { is: 'window' }],
    ['--help', { is: 'help', of: null }],
    ['-h', { is: 'help', of: null }],
    ['help release', { is: 'help', of: 'release' }],
    ['release --help', { is: 'help', of: 'release' }],
    ['--version', { is: 'version' }],
    ['release', { is: 'command', name: 'release', json: false, timeout: 15_000, file: null }],
    ['--lang=de release --json', { is: 'command', name: 'release', json: true }],
    ['--timeout 5 release', { is: 'command', name: 'release', timeout: 5_000 }],
    ['--server=sandbox activate', { is: 'command', name: 'activate', server: 'sandbox' }],
    ['--server sandbox activate', { is: 'command', name: 'activate', server: 'sandbox' }],
    ['--dry-run --label Studio activate', { is: 'command', dryRun: true, label: 'Studio' }],
    ['--key-file - activate', { is: 'command', name: 'activate', file: null }],
    ['--json import seat.json', { is: 'command', name: 'import', file: 'seat.json' }],
    ['-- status', { is: 'command', name: 'status' }],
    ['--json --help release', { is: 'help', of: 'release' }],
    ['release --version', { is: 'version' }],
    ['--json status', { is: 'command', name: 'status', json: true }],
    ['release --user-data-dir=/data', { is: 'command', dataFolder: '/data' }],
    ['release --user-data-dir /data', { is: 'command', dataFolder: '/data' }],
    ['release --timeout 2.5', { is: 'command', timeout: 2_500 }],
    ['release --timeout=600', { is: 'command', timeout: 600_000 }],
    ['release --reason uninstall', { is: 'command', reason: 'uninstall', timeout: 10_000 }],
    ['import seat.json', { is: 'command', name: 'import', file: 'seat.json' }],
    ['import -', { is: 'command', name: 'import', file: null }],
    ['doctor --quiet --no-input', { is: 'command', name: 'doctor', quiet: true, noInput: true }],
  ])('%s', (line, expected) => {
    expect(launchOf(words(line), linux)).toMatchObject(expected);
  });

  test.each([
    ['release --timeout 0.5', { is: 'bad-value', flag: '--timeout' }],
    ['release --timeout 601', { is: 'bad-value', flag: '--timeout' }],
    ['release --timeout abc', { is: 'bad-value', flag: '--timeout' }],
    ['release --timeout 1e1', { is: 'bad-value', flag: '--timeout' }],
    ['release --timeout', { is: 'missing-value', flag: '--timeout' }],
    ['release --json=yes', { is: 'needless-value', flag: '--json' }],
    ['release --jsno', { is: 'mistyped-flag', flag: '--jsno', nearest: '--json' }],
    ['release \u2014json', { is: 'mistyped-flag', flag: '\u2014json', nearest: '--json' }],
    ['\u2013\u2013server=sandbox activate', { is: 'mistyped-flag', nearest: '--server' }],
    ['activate \u2212\u2212server=sandbox', { is: 'mistyped-flag', nearest: '--server' }],
    ['import \u2014server=sandbox', { is: 'mistyped-flag', nearest: '--server' }],
    ['--label \u2014json activate', { is: 'missing-value', flag: '--label' }],
    ['\u200b--dry-run release', { is: 'mistyped-flag', nearest: '--dry-run' }],
    ['--lable x activate', { is: 'mistyped-flag', flag: '--lable', nearest: '--label' }],
    ['status --reason x', { is: 'unknown-flag', flag: '--reason' }],
    ['--server=sandbox status', { is: 'unknown-flag', flag: '--server' }],
    ['--timeout 5 --timeout 6 release', { is: 'repeated-flag', flag: '--timeout' }],
    ['--timeout --json release', { is: 'missing-value', flag: '--timeout' }],
    ['release now', { is: 'stray-argument' }],
    ['import one.json two.json', { is: 'stray-argument' }],
    ['relaese', { is: 'unknown-command', word: 'relaese', nearest: 'release' }],
    ['frobnicate', { is: 'unknown-command', word: 'frobnicate', nearest: null }],
    ['--json', { is: 'no-command' }],
    ['release --user-data-dir=', { is: 'bad-value', flag: '--user-data-dir' }],
    ['--user-data-dir=/a --user-data-dir=/b', { is: 'repeated-flag', flag: '--user-data-dir' }],
    ['seatkeeper://support?case=x --lang=de', { is: 'stray-argument' }],
    ['seatkeeper://support?case=x release', { is: 'stray-argument' }],
    ['-- --json', { is: 'stray-argument' }],
  ])('%s is a mistake', (line, problem) => {
    expect(launchOf(words(line), linux)).toMatchObject({ is: 'usage-error', problem });
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
      const launch = launchOf(line, linux);
      expect(launch).toMatchObject({ is: 'refused', json: line.includes('--json') });
      expect(JSON.stringify(launch)).not.toContain('secret');
    }
  });

  test('is told from the switches that a root’s launcher and each system add', () => {
    expect(launchOf(['--no-sandbox'], { platform: 'linux', isRoot: true }).is).toBe('window');
    expect(launchOf(['-psn_0_12345'], { platform: 'darwin', isRoot: false }).is).toBe('window');
    expect(launchOf(['-psn_0_12345'], linux).is).toBe('refused');
    expect(launchOf(['-ToastActivated'], { platform: 'win32', isRoot: false }).is).toBe('window');
    expect(launchOf(['/prefetch:1'], { platform: 'win32', isRoot: false }).is).toBe('refused');
  });
});

describe('a process', () => {
  const packaged = { ...linux, isPackaged: true, isAppFolder: () => false };
  const developed = { ...linux, isPackaged: false, isAppFolder: (arg: string) => arg === '/app' };

  test.each([
    [['app', '--no-sandbox', '--no-zygote', '--', 'status'], packaged, 'command'],
    [['app', '--lang=de', '--', '--lang=de'], packaged, 'window'],
    // Only a command gets these from the launcher.
    [['app', '--no-sandbox', '--'], packaged, 'refused'],
    [['app', '--js-flags=--trace', '--', 'status'], packaged, 'refused'],
    [['app', 'status', '--js-flags=--trace'], packaged, 'refused'],
    [['app', '--', '--', '--json'], packaged, 'usage-error'],
    [['electron', '--inspect=0', '-r', 'loader.js', '/app', 'status'], developed, 'command'],
    [['electron', '--inspect=0', '/app', '--', '--lang=de'], developed, 'window'],
    [['electron', '/app', '--inspect=0'], developed, 'refused'],
  ] as const)('%j', (argv, start, expected) => {
    expect(launchOfProcess(argv, start).is).toBe(expected);
  });

  test('without a launcher, as on macOS and Windows, has the caller’s arguments alone', () => {
    const start = { ...packaged, platform: 'win32' };
    expect(launchOfProcess(['app', '--no-sandbox', '--', 'status'], start).is).toBe('refused');
    expect(launchOfProcess(['app', '--', 'seatkeeper://x'], start).is).toBe('window');
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

test('any arguments: an answer, never an exception', () => {
  fc.assert(
    fc.property(fc.array(arg, { maxLength: 6 }), (args) => {
      const kinds = ['window', 'help', 'version', 'usage-error', 'refused', 'command'];
      expect(kinds).toContain(launchOf(args, linux).is);
    }),
    { numRuns: 2_000 },
  );
});

test('a secret in the wrong place is not repeated', () => {
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
      const launch = launchOf(line, linux);
      expect(['usage-error', 'refused']).toContain(launch.is);
      expect(JSON.stringify(launch)).not.toContain(secret);
    }
  }
});
