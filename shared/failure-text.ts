import type { Failure } from './failure.ts';
import type { FailureText } from './text/en/failures.ts';
import type { Text } from './text/text.ts';

/**
 * Returns the text of a failure. `seller`: whose keys alone this app takes; null in an app for any seller. `isUnfinished`: whether it is about
 * an unfinished activation, whose key main has.
 */
export function failureTextOf(
  failures: Pick<Text['failures'], 'words' | 'keyUnknownTo' | 'unfinished'>,
  { code }: Failure,
  seller: string | null,
  isUnfinished = false,
): FailureText {
  const text = failures.words[code];
  if (isUnfinished && (code === 'key-unknown' || code === 'activation-unknown'))
    return { title: text.title, ...failures.unfinished[code] };
  if (code !== 'key-unknown' || seller === null) return text;
  const { title, body, advice } = failures.keyUnknownTo;
  return { title: title(seller), body: body(seller), advice };
}
