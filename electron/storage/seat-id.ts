import { randomBytes } from 'node:crypto';

/** Returns a random id that no seat has yet. */
export function newSeatId(taken: readonly string[]): string {
  for (;;) {
    const id = randomBytes(4).toString('hex');
    if (!taken.includes(id)) return id;
  }
}
