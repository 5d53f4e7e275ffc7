import * as v from 'valibot';
import { AnyUuid, type SeatCount } from '../../shared/license.ts';
import { answeredTime, isObject } from './answer-values.ts';

/** A live seat. A field that is missing or has an unexpected value is null, and a label empty. */
export const Activation = v.object({
  id: AnyUuid,
  license_key_id: v.fallback(v.nullable(AnyUuid), null),
  label: v.fallback(v.string(), ''),
  meta: v.fallback(v.nullable(v.custom<Readonly<Record<string, unknown>>>(isObject)), null),
  created_at: v.fallback(v.nullable(answeredTime), null),
});
export type Activation = v.InferOutput<typeof Activation>;

/**
 * The live seats that an answer lists. `known` lacks the seats without a valid id, so only `holdsSeat` may conclude that a seat is not
 * listed.
 */
export interface SeatList {
  readonly known: readonly Activation[];
  readonly isComplete: boolean;
}

/** Reads the `activations` of a license. Any other value than a list gives an empty, incomplete one. */
export const SeatList = v.pipe(
  v.unknown(),
  v.transform((listed): SeatList => {
    if (!Array.isArray(listed)) return { known: [], isComplete: false };
    const known: Activation[] = [];
    for (const item of listed) {
      const seat = v.safeParse(Activation, item);
      if (seat.success) known.push(seat.output);
    }
    return { known, isComplete: known.length === listed.length };
  }),
);

/** Whether the list holds a seat; null if it is not among the known ones and the list is incomplete. */
export function holdsSeat({ known, isComplete }: SeatList, activationId: string): boolean | null {
  if (known.some(({ id }) => id === activationId)) return true;
  return isComplete ? false : null;
}

/** Returns how many seats are taken; null if that or the limit is unknown. */
export function seatCountOf({
  activations,
  limit_activations: limit,
}: {
  readonly activations: SeatList;
  readonly limit_activations: number | null | 'unknown';
}): SeatCount | null {
  return activations.isComplete && limit !== 'unknown'
    ? { used: activations.known.length, limit }
    : null;
}
