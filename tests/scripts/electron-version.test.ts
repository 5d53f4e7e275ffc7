import { expect, test } from 'vitest';
import { electronProblem, oldestShippedMajor } from '../../scripts/packaging/electron-version.ts';
import { wantedElectronVersion } from '../../scripts/setup/project.ts';

test('the version that package.json names may be given to people', () => {
  const wanted = wantedElectronVersion();
  expect(electronProblem(wanted, wanted)).toBeNull();
});

test.each([
  ['33.2.1', '45.5.0', '43 or newer'],
  ['42.3.0', '42.3.0', '43 or newer'],
  ['nightly', '45.5.0', '43 or newer'],
  ['44.0.0', '45.5.0', 'not 45.5.0'],
])('a package with %s where %s is wanted is refused', (version, wanted, reason) => {
  expect(electronProblem(version, wanted)).toContain(reason);
});

test('43 is the oldest', () => {
  expect(oldestShippedMajor).toBe(43);
  expect(electronProblem('43.0.0', '43.0.0')).toBeNull();
});
