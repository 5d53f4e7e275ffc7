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

/** Whose device it is, before and after its model's name: "Ingrid’s MacBook Air", "MacBook Air von Ingrid". */
const ownerBefore = /^.{1,60}?(?:['’ʼ]s|s['’ʼ]) /iu;
const ownerAfter = / (?:von|of|de|di|da|van) \S.{0,60}$/iu;

/** Returns the words of a device's model, where its name says whose it is and more than one word is left; null otherwise. */
function modelWordsOf(label: string): string | null {
  const line = label.replaceAll(/\s+/gu, ' ');
  const model = line.replace(ownerBefore, '').replace(ownerAfter, '');
  const words = wordsOf(model);
  return model !== line && words.trim().includes(' ') ? words : null;
}

/** Returns the only seat of whose name a message has the model, as people call their own "MacBook Air"; null for none and several. */
export function seatWithModelIn(words: string, seats: readonly KnownSeat[]): KnownSeat | null {
  const [only, ...others] = seats.filter(({ label }) => {
    const model = modelWordsOf(label);
    return model !== null && words.includes(model);
  });
  return only !== undefined && others.length === 0 ? only : null;
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
