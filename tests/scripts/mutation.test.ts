import { describe, expect, test } from 'vitest';
import { isCore } from '../../scripts/mutation.ts';
import { missingTests } from '../../scripts/mutation/dry-run-guard.mjs';
import { isInSample } from '../../scripts/mutation/sample.mjs';

describe('the list of mutated core files', () => {
  test.each([
    ['electron/services/device/device.ts', true],
    ['electron/compose.ts', true],
    ['shared/failure.ts', true],
    ['electron/platform/window/window.ts', false],
    ['electron/main.ts', false],
    ['shared/text/en/native.ts', false],
    ['shared/tsconfig.json', false],
    ['tests/shared/days.test.ts', false],
    ['renderer/bridge.ts', false],
  ])('%s: %s', (file, expected) => {
    expect(isCore(file)).toBe(expected);
  });
});

describe('a sample of mutants', () => {
  const mutants = Array.from({ length: 2_000 }, (_, line) => ({
    fileName: '/somewhere/electron/polar/find-seat.ts',
    mutatorName: 'ConditionalExpression',
    replacement: 'false',
    location: { start: { line, column: 2 }, end: { line, column: 9 } },
  }));
  const chosen = (share: number, seed: string) =>
    mutants.filter((mutant) => isInSample(mutant, { share, seed }));

  test('has about the requested share', () => {
    expect(chosen(100, '1')).toHaveLength(2_000);
    expect(chosen(5, '1').length).toBeGreaterThan(60);
    expect(chosen(5, '1').length).toBeLessThan(140);
  });

  test('is the same for the same seed in another folder, and another one for another seed', () => {
    const fileName = 'C:\\elsewhere\\electron\\polar\\find-seat.ts';
    const elsewhere = mutants.filter((mutant) =>
      isInSample({ ...mutant, fileName }, { share: 5, seed: '1' }),
    );
    expect(elsewhere).toEqual(chosen(5, '1'));
    expect(chosen(5, '2')).not.toEqual(chosen(5, '1'));
  });
});

test('a first pass with fewer tests than vitest lists is a problem, and one with all is none', () => {
  expect(missingTests(311, 3_900)).toContain('Only 311 of 3900 tests ran');
  expect(missingTests(3_900, 3_900)).toBeUndefined();
});
