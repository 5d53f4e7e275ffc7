import { activationHash } from '../seat/seat-record.ts';
import type { KnownSeat } from './known-seats.ts';

/**
 * Seats in little memory: of 100,000 licenses, each string costs more than its text. One text holds the seats of one license without their
 * meta: the activation id's 16 bytes as characters, the time of activation in base 36, and the name, one seat after another.
 */

const canonicalUuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Whether `unpackSeats` returns these seats' ids unchanged: those of Polar are in lower case. */
export function canPack(seats: readonly KnownSeat[]): boolean {
  return seats.every(({ activationId }) => canonicalUuid.test(activationId));
}

/** Returns a UUID's 16 bytes as 16 characters. */
function packId(id: string): string {
  return (id.replaceAll('-', '').match(/../g) ?? [])
    .map((byte) => String.fromCharCode(Number.parseInt(byte, 16)))
    .join('');
}

/** Returns the UUID of 16 characters. */
function unpackId(packed: string): string {
  const digits = Array.from({ length: 16 }, (_, at) =>
    packed.charCodeAt(at).toString(16).padStart(2, '0'),
  ).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Returns the seats as one text. Loses their meta. */
export function packSeats(seats: readonly KnownSeat[]): string {
  return (
    seats
      .map(({ activationId, activatedAt, label }) => {
        const time = activatedAt === null ? '' : activatedAt.toString(36);
        return `${packId(activationId)}${time} ${label}`;
      })
      // The bytes of an id may hold any character, so a seat's length comes first.
      .map((seat) => `${seat.length.toString(36)} ${seat}`)
      .join('')
  );
}

/** Returns the seats of a text of `packSeats`. */
export function unpackSeats(packed: string): KnownSeat[] {
  const seats: KnownSeat[] = [];
  let at = 0;
  while (at < packed.length) {
    const space = packed.indexOf(' ', at);
    const length = Number.parseInt(packed.slice(at, space), 36);
    const seat = packed.slice(space + 1, space + 1 + length);
    at = space + 1 + length;
    const activationId = unpackId(seat);
    const nameAt = seat.indexOf(' ', 16);
    const time = seat.slice(16, nameAt);
    seats.push({
      activationId,
      hash: activationHash(activationId),
      label: seat.slice(nameAt + 1),
      meta: null,
      activatedAt: time === '' ? null : Number.parseInt(time, 36),
    });
  }
  return seats;
}
