import { randomBytes } from 'node:crypto';

/** The local id of the seat whose files lie in the data folder itself, as before there were several seats. */
export const oldPlaceId = '0';

/** A seat's local id, which is the name of its folder: eight hexadecimal digits. */
export const seatIdPattern = /^[0-9a-f]{8}$/;

/** Returns a random id that no seat has yet. */
export function newSeatId(taken: readonly string[]): string {
  for (;;) {
    const id = randomBytes(4).toString('hex');
    if (!taken.includes(id)) return id;
  }
}
