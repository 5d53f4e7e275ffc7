import { keyVariants } from '../../../shared/identifiers.ts';
import type { Answer } from '../../polar/license-keys.ts';

/** The reading of a typed key that was asked about last, and the answer to it. */
export interface KnownVariant<T> {
  readonly key: string;
  readonly answer: T;
}

/** Whether Polar says that it has no such key in this organization. Any other answer, also none at all, says nothing of the kind. */
export const isUnknownKey = (answer: Answer<unknown>): boolean =>
  answer.type === 'gone' && answer.reason === 'nothing-found';

/**
 * Asks about the readings of a typed key in their order, until one is answered otherwise than that there is no such key. Only Polar knows
 * which keys exist: a seller imports them in any form, and Polar compares them exactly. Where it knows none, the first one's answer.
 */
export async function firstKnownVariant<T>(
  typed: string,
  ask: (key: string) => Promise<T>,
  isUnknown: (answer: T) => boolean,
): Promise<KnownVariant<T>> {
  const [first = typed, ...others] = keyVariants(typed);
  const unknown = { key: first, answer: await ask(first) };
  if (!isUnknown(unknown.answer)) return unknown;
  for (const key of others) {
    const answer = await ask(key);
    if (!isUnknown(answer)) return { key, answer };
  }
  return unknown;
}
