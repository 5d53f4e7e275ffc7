import { keyVariants } from '../../../shared/pasted-key.ts';
import type { Answer } from '../../polar/outcome.ts';

/** A variant of a typed key, and Polar's answer about it. */
export interface KnownVariant<T> {
  readonly key: string;
  readonly answer: T;
}

/** Whether Polar says that the organization has no such key. No other answer means that. */
export const isUnknownKey = (answer: Answer<unknown>): boolean =>
  answer.type === 'gone' && answer.reason === 'nothing-found';

/**
 * Asks about the variants of a typed key in their order, and returns the first that Polar knows; if it knows none, the first variant. Only
 * Polar knows which keys exist: a seller imports them in any form, and Polar compares them exactly.
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
