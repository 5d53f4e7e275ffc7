import { expect, test } from 'vitest';
import { benchHelp, benchNames, readBenchOptions } from '../../scripts/testing/bench-options.ts';

test('without a name, the bench measures everything', () => {
  expect(readBenchOptions([])).toMatchObject({ names: benchNames, runs: 15 });
});

test('with names, the bench measures these, in its own order', () => {
  const options = readBenchOptions(['size', 'start', '--runs', '3']);
  expect(options).toMatchObject({ names: ['start', 'size'], runs: 3 });
});

test('a name that does not exist is refused with those that do', () => {
  expect(() => readBenchOptions(['start', 'speed'])).toThrow(
    /^There is no speed\. There are: .*\bstart\b/,
  );
});

test('--help names every benchmark and every option', () => {
  expect(readBenchOptions(['size', '--help'])).toBeNull();
  const options = ['runs', 'licenses', 'seats', 'rounds', 'json', 'official', 'help'];
  for (const option of options) expect(benchHelp).toContain(`--${option} `);
  for (const name of benchNames) expect(benchHelp).toContain(name);
});
