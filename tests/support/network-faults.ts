import * as fc from 'fast-check';
import { anyCorruption, type Corruption } from './corrupt-answer.ts';

/**
 * Faults of a request. Polar's `validate` counts, so it reads where it writes; a replica that lags
 * behind the last change may answer a plain GET (`stale`).
 */
export type NetworkFault =
  | { readonly odd: Corruption }
  | 'none'
  | 'offline'
  | 'request-lost'
  | 'answer-lost'
  | 'sent-twice'
  | 'slow'
  | 'late-landing'
  | 'never-answered'
  | 'rate-limited'
  | 'rate-limited-unsaid'
  | 'error-before'
  | 'error-after'
  | 'not-polar'
  | 'bare-404'
  | 'redirected'
  | 'stale';

/** All faults except the odd answers, which are unlimited. */
const simpleNetworkFaults: readonly NetworkFault[] = [
  'none',
  'offline',
  'request-lost',
  'answer-lost',
  'sent-twice',
  'slow',
  'late-landing',
  'never-answered',
  'rate-limited',
  'rate-limited-unsaid',
  'error-before',
  'error-after',
  'not-polar',
  'bare-404',
  'redirected',
  'stale',
];

/** Generates a fault. One in five answers is odd. */
export const anyNetworkFault: fc.Arbitrary<NetworkFault> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...simpleNetworkFaults) },
  {
    weight: 1,
    arbitrary: fc
      .oneof(
        { weight: 9, arbitrary: anyCorruption },
        { weight: 1, arbitrary: fc.constant<Corruption>({ type: 'wrapped' }) },
      )
      .map((odd) => ({ odd })),
  },
);
