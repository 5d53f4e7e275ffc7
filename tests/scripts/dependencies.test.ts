import { describe, expect, test } from 'vitest';
import { isInstalled } from '../../scripts/setup/dependencies.mjs';

describe('isInstalled', () => {
  const wanted = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/react': { version: '19.3.1' },
      'node_modules/fsevents': { version: '2.3.3', optional: true },
    },
  };
  const react = { version: '19.3.1' };

  test('is true without the optional packages of other platforms', () => {
    expect(isInstalled(wanted, { packages: { 'node_modules/react': react } })).toBe(true);
  });

  test('is true with additional packages', () => {
    const packages = {
      'node_modules/react': react,
      'node_modules/left-over': { version: '1.0.0' },
    };
    expect(isInstalled(wanted, { packages })).toBe(true);
  });

  test.each([
    ['a package is missing', {}],
    ['a version differs', { 'node_modules/react': { version: '19.3.0' } }],
    [
      'an optional package has another version',
      { 'node_modules/react': react, 'node_modules/fsevents': { version: '2.3.2' } },
    ],
  ])('is false when %s', (_, packages) => {
    expect(isInstalled(wanted, { packages })).toBe(false);
  });

  test('is false when npm did not finish', () => {
    expect(isInstalled(wanted, {})).toBe(false);
  });
});
