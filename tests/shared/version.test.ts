import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVersions } from '../../shared/version.ts';

/** In order of precedence. The line of pre-releases is that of https://semver.org/#spec-item-11. */
const ordered = [
  '0.0.9',
  '0.9.0',
  '0.10.0',
  '1.0.0-1',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0',
  '1.0.1-rc.1',
  '1.0.1',
  '2.0.0',
  '10.0.0',
];

test('versions have the precedence of Semantic Versioning', () => {
  for (const [one, first] of ordered.entries()) {
    for (const [other, second] of ordered.entries()) {
      expect({ first, second, order: Math.sign(compareVersions(first, second)) }).toEqual({
        first,
        second,
        order: Math.sign(one - other),
      });
    }
  }
});

test('the precedence of any three versions is a total order', () => {
  const identifier = fc.oneof(
    fc.nat(30).map(String),
    fc.stringMatching(/^[a-z\d]{1,4}$/),
    fc.constantFrom('alpha', 'beta', 'rc'),
  );
  const version = fc
    .tuple(
      fc.array(fc.nat(3), { minLength: 3, maxLength: 3 }),
      fc.array(identifier, { maxLength: 3 }),
    )
    .map(([core, pre]) => core.join('.') + (pre.length === 0 ? '' : `-${pre.join('.')}`));
  fc.assert(
    fc.property(version, version, version, (a, b, c) => {
      expect(Math.sign(compareVersions(a, b))).toBe(-Math.sign(compareVersions(b, a)) || 0);
      expect(compareVersions(a, a)).toBe(0);
      if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) {
        expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
      }
    }),
  );
});
