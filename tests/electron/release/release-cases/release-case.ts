import type { FailureCode } from '../../../../shared/failure.ts';
import type { Fault } from '../../../support/polar/faults.ts';
import type { Polar } from '../../../support/polar/start-polar.ts';

/** The deadline in milliseconds of a request whose answer comes too late. */
export const shortDeadline = 300;
/** Milliseconds after which such an answer comes. */
export const tooLate = shortDeadline * 4;

/** The endpoints of a release: with a token, or with the key alone. */
export type Family = 'token' | 'public';
/** How a release ends: with a receipt of this kind, or with this failure. */
export type End = 'confirmed' | 'found-free' | FailureCode;

/** What Polar does with a release, and how the release must end. */
export interface ReleaseCase {
  readonly name: string;
  readonly family?: Family;
  readonly arrange: (polar: Polar) => void;
  /** What else happens as soon as the outcome is unknown. */
  readonly onIndeterminate?: (polar: Polar) => void;
  readonly end: End;
  readonly seat: 'free' | 'held';
  /** Release requests that Polar received. */
  readonly sent: number;
  /** The deadline of a request, in milliseconds. */
  readonly deadline?: number;
}

/** Arranges a fault for the release request. */
export const fault =
  (networkFault: Fault, more: Omit<Parameters<Polar['faults']['add']>[1] & object, 'on'> = {}) =>
  (polar: Polar): void =>
    polar.faults.add(networkFault, { on: 'deactivate', ...more });

/** Returns the case with a token and without one. */
export const both = (row: Omit<ReleaseCase, 'family'>): ReleaseCase[] => [
  { ...row, family: 'token' },
  { ...row, family: 'public' },
];
