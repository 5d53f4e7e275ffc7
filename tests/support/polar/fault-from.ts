import * as v from 'valibot';
import type { Fault, FaultOptions } from './faults.ts';
import { oddities } from './odd-answers.ts';
import { operations } from './operations.ts';

const milliseconds = v.pipe(v.number(), v.minValue(0), v.maxValue(3_600_000));
const plain = [
  'answer-lost',
  'request-lost',
  'reset',
  'reset-after',
  'stale-read',
  'error-before',
  'error-after',
  'bad-gateway',
  'truncated',
  'captive-portal',
  'bare-404',
  'fields-refused',
  'not-json',
  'hang',
] as const;

const faultSchema = v.variant('type', [
  v.strictObject({ type: v.picklist(plain) }),
  v.strictObject({ type: v.picklist(['slow', 'late-answer']), ms: milliseconds }),
  v.strictObject({
    type: v.literal('rate-limited'),
    retryAfter: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  }),
  v.strictObject({ type: v.literal('redirect'), to: v.pipe(v.string(), v.url()) }),
  v.strictObject({ type: v.literal('oversized'), bytes: v.pipe(v.number(), v.integer()) }),
  v.strictObject({ type: v.literal('odd'), oddity: v.picklist(oddities) }),
  v.strictObject({ type: v.literal('many-activations'), count: v.pipe(v.number(), v.integer()) }),
]);

const optionsSchema = v.strictObject({
  on: v.exactOptional(v.picklist(operations)),
  family: v.exactOptional(v.picklist(['organization', 'portal'])),
  key: v.exactOptional(v.string()),
  times: v.exactOptional(v.pipe(v.number(), v.minValue(1))),
});

const orderSchema = v.strictObject({ fault: faultSchema, ...optionsSchema.entries });

/**
 * Parses a fault and its options as another process sent them: `{ fault: { type, … }, on?, family?,
 * key?, times? }`.
 */
export function faultFrom(value: unknown): {
  readonly fault: Fault;
  readonly options: FaultOptions;
} {
  const { fault, ...options } = v.parse(orderSchema, value);
  return { fault, options };
}

/** Names of all faults, for a command line. */
export const faultNames = [
  ...plain,
  'slow',
  'late-answer',
  'rate-limited',
  'redirect',
  'oversized',
  'odd',
  'many-activations',
] as const;
