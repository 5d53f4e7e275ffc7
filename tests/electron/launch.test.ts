import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { launchOf } from '../../electron/cli/command-line.ts';

const words = (line: string): string[] => line.split(' ').filter((word) => word !== '');

describe('how the app is asked to run', () => {
  test.each([
    ['', { is: 'window' }],
    ['--no-sandbox --lang=de', { is: 'window' }],
    ['--user-data-dir=/data', { is: 'window' }],
    ['seatkeeper://case/ABC', { is: 'window' }],
    ['--help', { is: 'help', of: null }],
    ['-h', { is: 'help', of: null }],
    ['help release', { is: 'help', of: 'release' }],
    ['release --help', { is: 'help', of: 'release' }],
    ['--version', { is: 'version' }],
    ['release', { is: 'command', name: 'release', json: false, timeout: 15_000, file: null }],
    ['--no-sandbox release --json', { is: 'command', name: 'release', json: true }],
    ['--json status', { is: 'command', name: 'status', json: true }],
    ['release --user-data-dir=/data', { is: 'command', name: 'release' }],
    ['release --timeout 2.5', { is: 'command', timeout: 2_500 }],
    ['release --timeout=600', { is: 'command', timeout: 600_000 }],
    ['release --reason uninstall', { is: 'command', reason: 'uninstall', timeout: 10_000 }],
    ['import seat.json', { is: 'command', name: 'import', file: 'seat.json' }],
    ['import -', { is: 'command', name: 'import', file: null }],
    ['doctor --quiet --no-input', { is: 'command', name: 'doctor', quiet: true, noInput: true }],
  ])('%s', (line, expected) => {
    expect(launchOf(words(line))).toMatchObject(expected);
  });

  test.each([
    ['release --timeout 0.5', { is: 'bad-value', flag: '--timeout' }],
    ['release --timeout 601', { is: 'bad-value', flag: '--timeout' }],
    ['release --timeout abc', { is: 'bad-value', flag: '--timeout' }],
    ['release --timeout 1e1', { is: 'bad-value', flag: '--timeout' }],
    ['release --timeout', { is: 'missing-value', flag: '--timeout' }],
    ['release --json=yes', { is: 'needless-value', flag: '--json' }],
    ['release --force', { is: 'unknown-flag', flag: '--force' }],
    ['release now', { is: 'stray-argument' }],
    ['import one.json two.json', { is: 'stray-argument' }],
    ['relaese', { is: 'unknown-command', word: 'relaese', nearest: 'release' }],
    ['frobnicate', { is: 'unknown-command', word: 'frobnicate', nearest: null }],
    ['--json', { is: 'no-command' }],
    ['release --user-data-dir /data', { is: 'bad-value', flag: '--user-data-dir=DIR' }],
  ])('%s is a mistake', (line, problem) => {
    expect(launchOf(words(line))).toMatchObject({ is: 'usage-error', problem });
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
      expect(['window', 'help', 'version', 'usage-error', 'command']).toContain(launchOf(args).is);
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
      const launch = launchOf(line);
      expect(launch.is).toBe('usage-error');
      expect(JSON.stringify(launch)).not.toContain(secret);
    }
  }
});
