import { expect, test } from 'vitest';
import { benchHelp, benchNames, readBenchOptions } from '../../scripts/testing/bench-options.ts';

test('without a name, the bench measures everything but the peers', () => {
  expect(readBenchOptions([])).toMatchObject({ names: benchNames, hasPeers: false, runs: 15 });
});

test('--peers without a name measures the peers alone', () => {
  expect(readBenchOptions(['--peers'])).toMatchObject({ names: [], hasPeers: true });
});

test('--peers with names measures these as well, in the order of the bench', () => {
  const options = readBenchOptions(['size', '--peers', 'start', '--runs', '3']);
  expect(options).toMatchObject({ names: ['start', 'size'], hasPeers: true, runs: 3 });
});

test('a name that does not exist is refused with those that do', () => {
  expect(() => readBenchOptions(['start', 'speed'])).toThrow(
    /^There is no speed\. There are: .*\bstart\b/,
  );
});

test('--help names every benchmark and every option', () => {
  expect(readBenchOptions(['size', '--help'])).toBeNull();
  const options = [
    'runs',
    'licenses',
    'seats',
    'rounds',
    'hours',
    'peers',
    'json',
    'official',
    'help',
  ];
  for (const option of options) expect(benchHelp).toContain(`--${option} `);
  for (const name of benchNames) expect(benchHelp).toContain(name);
});
