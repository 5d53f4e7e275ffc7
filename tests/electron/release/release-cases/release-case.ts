import type { FailureCode } from '../../../../shared/failure.ts';
import type { Fault } from '../../../support/polar/faults.ts';
import type { Polar } from '../../../support/polar/start-polar.ts';

/** Milliseconds for a request whose answer is meant to come too late. */
export const shortDeadline = 300;
/** Milliseconds after which such an answer comes. */
export const tooLate = shortDeadline * 4;

/** By which endpoints a release goes: with a token, or with the key alone. */
export type Family = 'token' | 'public';
/** How a release ends: with a receipt, or why not. */
export type End = 'confirmed' | 'found-free' | FailureCode;

/** What Polar does with a release, and how it has to end. */
export interface ReleaseCase {
  readonly name: string;
  readonly family?: Family;
  readonly arrange: (polar: Polar) => void;
  /** What else happens as soon as nobody knows. */
  readonly onIndeterminate?: (polar: Polar) => void;
  readonly end: End;
  readonly seat: 'free' | 'held';
  /** Requests to release that came over the wire. */
  readonly sent: number;
  /** Milliseconds for a request. */
  readonly deadline?: number;
}

/** Meets the release itself with a fault. */
export const fault =
  (networkFault: Fault, more: Omit<Parameters<Polar['faults']['add']>[1] & object, 'on'> = {}) =>
  (polar: Polar): void =>
    polar.faults.add(networkFault, { on: 'deactivate', ...more });

/** The same with a token and without one. */
export const both = (row: Omit<ReleaseCase, 'family'>): ReleaseCase[] => [
  { ...row, family: 'token' },
  { ...row, family: 'public' },
];
