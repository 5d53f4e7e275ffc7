import * as v from 'valibot';
import { identifiersIn, uuidOfKey } from './identifiers.ts';
import { keyVariants } from './pasted-key.ts';
import { plainCharacters, withoutWrapping } from './plain-text.ts';

/** Why a typed text is not sent as a license key. */
export type KeyProblem =
  /** It has no visible character. */
  | 'missing'
  /** It contains one of Polar's tokens, a secret that permits more than a license key. */
  | 'token'
  /** It contains a control character, such as NUL, which Polar refuses. */
  | 'control'
  /** It contains different keys. */
  | 'several'
  /** It is longer than any key. */
  | 'long'
  /** It has several lines, none of which has the form of a key. */
  | 'unclear';

/** The longest text that is read, in code units: enough for a mail with the key in it. */
const maxTypedLength = 20_000;

/** The beginning of Polar's tokens of all kinds. https://polar.sh/docs/integrate/authentication */
const token = /polar_[a-z]{2,3}_(?:[a-z]_)?\w{4,}/i;

/** A control character other than a tab or a line break. */
const control = /(?![\t\n\v\f\r\u0085])\p{Cc}/u;

/** Returns why a typed text is not sent as a license key, or null if the server decides about its variants. */
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
 * A license key as a person types or pastes it, unchanged. `keyVariants` returns the keys that it may mean, and Polar decides which of those
 * exists.
 */
export const TypedKey = v.pipe(
  v.string(),
  v.check((text) => keyProblem(text) === null, 'Expected a license key'),
);
