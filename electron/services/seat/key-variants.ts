import { keyVariants } from '../../../shared/pasted-key.ts';
import type { Answer } from '../../polar/outcome.ts';

/** A variant of a typed key, the organization that was asked for it, and Polar's answer. */
export interface KnownKey<T> {
  readonly key: string;
  readonly organizationId: string;
  readonly answer: T;
}

/** Whether Polar says that the organization has no such key. No other answer means that. */
export const isUnknownKey = (answer: Answer<unknown>): boolean =>
  answer.type === 'gone' && answer.reason === 'nothing-found';

/**
 * Asks about the variants of a typed key in their order, each in `organizations` in their order, and returns the first that Polar knows; if
 * it knows none, the first variant in the first organization. Only Polar knows which keys exist: a seller imports them in any form, and
 * Polar compares them exactly. Ends at the first answer that leaves open whether the key exists, and returns it. `organizations`: at least
 * one.
 */
export async function firstKnownKey<T>(
  typed: string,
  organizations: readonly string[],
  ask: (key: string, organizationId: string) => Promise<T>,
  isUnknown: (answer: T) => boolean,
): Promise<KnownKey<T>> {
  const variants = keyVariants(typed);
  let unknown: KnownKey<T> | null = null;
  for (const key of variants.length > 0 ? variants : [typed]) {
    for (const organizationId of organizations) {
      const known = { key, organizationId, answer: await ask(key, organizationId) };
      if (!isUnknown(known.answer)) return known;
      unknown ??= known;
    }
  }
  if (unknown === null) throw new Error('There is no organization to ask.');
  return unknown;
}
