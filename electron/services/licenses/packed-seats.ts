/**
 * Seats in little memory: of 100,000 licenses, each string costs more than its text. One text holds the seats of one license without their
 * meta: the bytes of the activation id and of its hash as characters, the time of activation in base 36, and the name, one seat after another.
 */

/** A seat as main knows it. The activation id stays here; everywhere else its hash names the seat. */
export interface KnownSeat {
  readonly activationId: string;
  readonly hash: string;
  readonly label: string;
  /** Null where Polar did not give it. */
  readonly meta: Readonly<Record<string, unknown>> | null;
  /** Null where Polar did not give it. */
  readonly activatedAt: number | null;
}

const canonicalUuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Whether `unpackSeats` returns these seats' ids unchanged: those of Polar are in lower case. */
export function canPack(seats: readonly KnownSeat[]): boolean {
  return seats.every(({ activationId }) => canonicalUuid.test(activationId));
}

/** Returns hexadecimal digits as bytes, each as a character. */
function packHex(digits: string): string {
  return (digits.match(/../g) ?? [])
    .map((byte) => String.fromCharCode(Number.parseInt(byte, 16)))
    .join('');
}

/** Returns the hexadecimal digits of bytes. */
function unpackHex(bytes: string): string {
  let digits = '';
  for (let at = 0; at < bytes.length; at += 1)
    digits += bytes.charCodeAt(at).toString(16).padStart(2, '0');
  return digits;
}

/** Characters before a seat's time: the bytes of its id and of its hash, which would take long to compute for all. */
const idLength = 16;
const headLength = idLength + 6;

/** Returns the seats as one text. Loses their meta. */
export function packSeats(seats: readonly KnownSeat[]): string {
  return (
    seats
      .map(({ activationId, hash, activatedAt, label }) => {
        const time = activatedAt === null ? '' : activatedAt.toString(36);
        return `${packHex(activationId.replaceAll('-', ''))}${packHex(hash)}${time} ${label}`;
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
    const nameAt = seat.indexOf(' ', headLength);
    const time = seat.slice(headLength, nameAt);
    seats.push({
      activationId: unpackHex(seat.slice(0, idLength)).replace(
        /^(.{8})(.{4})(.{4})(.{4})/,
        '$1-$2-$3-$4-',
      ),
      hash: unpackHex(seat.slice(idLength, headLength)),
      label: seat.slice(nameAt + 1),
      meta: null,
      activatedAt: time === '' ? null : Number.parseInt(time, 36),
    });
  }
  return seats;
}
