import * as v from 'valibot';
import { identifiersIn, uuidOfKey } from './identifiers.ts';
import { keyVariants } from './pasted-key.ts';
import { plainCharacters, withoutWrapping } from './plain-text.ts';

/** Why a typed text is not sent as a license key. */
export type KeyProblem =
  /** Nothing in it can be seen. */
  | 'missing'
  /** One of Polar's tokens, a secret that opens more than a license. */
  | 'token'
  /** A control character, such as NUL, which Polar refuses. */
  | 'control'
  /** Two keys that differ: Polar would be asked to choose. */
  | 'several'
  /** Longer than any key. */
  | 'long'
  /** Several lines, of which none is told by its form. */
  | 'unclear';

/** The most text of a typed key that is read, in code units: room for a mail with the key in it. */
const maxTypedLength = 20_000;

/** Polar's tokens begin so, whatever they open. https://polar.sh/docs/integrate/authentication */
const token = /polar_[a-z]{2,3}_(?:[a-z]_)?\w{4,}/i;

/** A control character that is neither a tab nor a line break. */
const control = /(?![\t\n\v\f\r\u0085])\p{Cc}/u;

/** Returns why a typed text is not sent as a license key, or null where its readings are for the server to decide. */
export function keyProblem(text: string): KeyProblem | null {
  if (token.test(text)) return 'token';
  if (control.test(text)) return 'control';
  if (text.length > maxTypedLength) return 'long';
  const { keys, ids } = identifiersIn(text);
  const different = new Set(keys.length > 0 ? keys.map((key) => uuidOfKey(key)) : ids);
  if (different.size > 1) return 'several';
  if (keyVariants(text).length > 0) return null;
  if (withoutWrapping(plainCharacters(text)) === '') return 'missing';
  return /[\n\r]/.test(text.trim()) ? 'unclear' : 'long';
}

/**
 * A license key as a person types or pastes it. Nothing of it is changed: `keyVariants` says what it may mean, and Polar decides which
 * of those is a key.
 */
export const TypedKey = v.pipe(
  v.string(),
  v.check((text) => keyProblem(text) === null, 'Expected a license key'),
);
