import * as fc from 'fast-check';
import { seatsLicenses } from './licenses.ts';
import type { RunTrouble } from './run-trouble.ts';
import type { ProcessName } from './seats-app.ts';

/** A step of a scenario. `license` is an index; `seat` selects one of those that the process shows. */
export type SeatsStep =
  | {
      readonly type: 'activate';
      readonly license: number;
      /** `both`: at once. */
      readonly by: ProcessName | 'both';
      readonly canReplaceCopied: boolean;
      readonly canIgnoreUnreadable: boolean;
      /** With the key that the license has now, and not with its first. */
      readonly hasNewKey: boolean;
    }
  | { readonly type: 'import'; readonly license: number; readonly by: ProcessName }
  | {
      readonly type: 'release' | 'release-other' | 'cancel' | 'check' | 'forget' | 'set-aside';
      readonly seat: number;
      readonly by: ProcessName;
      readonly hasCountdown: boolean;
    }
  | { readonly type: 'release-all'; readonly by: ProcessName; readonly hasCountdown: boolean }
  | {
      readonly type: 'cancel-all' | 'check-all' | 'claim' | 'retry' | 'reload';
      readonly by: ProcessName;
    }
  | { readonly type: 'start'; readonly by: ProcessName; readonly trouble: RunTrouble }
  | { readonly type: 'kill'; readonly by: ProcessName }
  | { readonly type: 'pass' | 'jump'; readonly milliseconds: number }
  | { readonly type: 'next' }
  | {
      readonly type: 'rotate' | 'remove' | 'disable' | 'enable' | 'expire';
      readonly license: number;
    }
  | { readonly type: 'appear'; readonly license: number }
  | { readonly type: 'copy-folder' | 'empty-folder'; readonly seat: number }
  | { readonly type: 'damage'; readonly seat: number; readonly showsKey: boolean };

/** Generates failures of a run; half of the runs that die do so early, such as while records are moved. */
export const anyTrouble: fc.Arbitrary<RunTrouble> = fc.record({
  crashAt: fc.option(fc.oneof(fc.nat({ max: 8 }), fc.nat({ max: 40 })), { freq: 2 }),
  full: fc.option(
    fc
      .tuple(fc.nat({ max: 8 }), fc.nat({ max: 5 }))
      .map(([from, count]): readonly [number, number] => [from, from + count]),
    { freq: 4 },
  ),
  brokenAt: fc.option(fc.nat({ max: 25 }), { freq: 5 }),
});

const anyProcess = fc.constantFrom<ProcessName>('window', 'window', 'command');
const anyLicense = fc.nat({ max: seatsLicenses.length - 1 });
const anySeat = fc.nat({ max: 4 });

/** Generates a step. */
export const anySeatsStep: fc.Arbitrary<SeatsStep> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      type: fc.constant('activate' as const),
      license: anyLicense,
      by: fc.constantFrom<ProcessName | 'both'>('window', 'command', 'both'),
      canReplaceCopied: fc.boolean(),
      canIgnoreUnreadable: fc.boolean(),
      hasNewKey: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('import' as const),
      license: anyLicense,
      by: anyProcess,
    }),
  },
  {
    weight: 12,
    arbitrary: fc.record({
      type: fc.constantFrom(
        'release' as const,
        'release' as const,
        'release' as const,
        'release-other' as const,
        'cancel' as const,
        'check' as const,
        'forget' as const,
        'forget' as const,
        'set-aside' as const,
      ),
      seat: anySeat,
      by: anyProcess,
      hasCountdown: fc.boolean(),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('release-all' as const),
      by: anyProcess,
      hasCountdown: fc.boolean(),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constantFrom(
        'cancel-all' as const,
        'check-all' as const,
        'claim' as const,
        'retry' as const,
        'reload' as const,
        'reload' as const,
      ),
      by: anyProcess,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('start' as const),
      by: anyProcess,
      trouble: anyTrouble,
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('kill' as const), by: anyProcess }) },
  {
    weight: 9,
    arbitrary: fc.record({
      type: fc.constant('pass' as const),
      milliseconds: fc.constantFrom(0, 100, 400, 1_000, 5_000, 11_000, 70_000),
    }),
  },
  { weight: 5, arbitrary: fc.constant({ type: 'next' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('jump' as const),
      milliseconds: fc.constantFrom(-86_400_000, -3_600_000, 3_600_000, 86_400_000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constantFrom(
        'rotate' as const,
        'remove' as const,
        'disable' as const,
        'enable' as const,
        'expire' as const,
      ),
      license: anyLicense,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('appear' as const), license: anyLicense }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constantFrom('copy-folder' as const, 'empty-folder' as const),
      seat: anySeat,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('damage' as const),
      seat: anySeat,
      showsKey: fc.boolean(),
    }),
  },
);
