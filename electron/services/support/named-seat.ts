import { mailLines } from '../../../shared/mail-text.ts';
import { fold } from '../search/folded-text.ts';
import type { SeatReason } from '../../../shared/support-lookup.ts';
import type { SeatsOfLicense } from '../licenses/known-seats.ts';
import type { KnownSeat } from '../licenses/packed-seats.ts';

/** A seat that is proposed for release, and why. */
export interface ProposedSeat {
  readonly seat: KnownSeat;
  readonly why: SeatReason;
}

/** Letters and digits of a device's name, at least, to be found in a sentence. */
const minNameLength = 3;

/** Returns the words of a text between single spaces, for comparison. */
function wordsOf(text: string): string {
  return ` ${fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/** Returns the words of a message, in which devices' names are searched for. */
export function messageWords(text: string): string {
  return wordsOf(mailLines(text).join(' '));
}

/**
 * Returns the only seat whose device's name is in the words of a message; of names that contain each other, the longest. Null for none, and
 * where several seats have that name: the message does not say which one it means.
 */
export function seatNamedIn(words: string, seats: readonly KnownSeat[]): KnownSeat | null {
  let longest = 0;
  let named: KnownSeat[] = [];
  for (const seat of seats) {
    const name = wordsOf(seat.label);
    if (name.trim().length < minNameLength || !words.includes(name)) continue;
    if (name.length > longest) named = [];
    longest = Math.max(longest, name.length);
    if (name.length === longest) named.push(seat);
  }
  const [only, ...others] = named;
  return only !== undefined && others.length === 0 ? only : null;
}

/** Returns the only seat of a license; null where it has several or not all are known. */
export function onlySeatOf({ seats, isComplete }: SeatsOfLicense): ProposedSeat | null {
  const [seat, ...others] = seats;
  return isComplete && seat !== undefined && others.length === 0 ? { seat, why: 'only' } : null;
}
