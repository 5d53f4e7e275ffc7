import * as v from 'valibot';
import { AnyUuid, type SeatCount } from '../../shared/license.ts';
import { answeredTime, isObject } from './answer-values.ts';

/** A live seat. What an answer leaves out, or has in a form that this app does not know, is null; a name is empty then. */
export const Activation = v.object({
  id: AnyUuid,
  license_key_id: v.fallback(v.nullable(AnyUuid), null),
  label: v.fallback(v.string(), ''),
  meta: v.fallback(v.nullable(v.custom<Readonly<Record<string, unknown>>>(isObject)), null),
  created_at: v.fallback(v.nullable(answeredTime), null),
});
export type Activation = v.InferOutput<typeof Activation>;

/**
 * The live seats that an answer lists. Only `holdsSeat` says that a seat is not among them: `known` lacks those without an id that could be
 * read, and is whole only where there are none of these.
 */
export interface SeatList {
  readonly known: readonly Activation[];
  readonly isComplete: boolean;
}

/** Reads the `activations` of a license. What is not a list is a list of which nothing is known. */
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

/** Whether a seat is in the list; null where it is not among those that could be read, and others could not. */
export function holdsSeat({ known, isComplete }: SeatList, activationId: string): boolean | null {
  if (known.some(({ id }) => id === activationId)) return true;
  return isComplete ? false : null;
}

/** How many seats are taken; null where that, or the limit, is not known. */
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
