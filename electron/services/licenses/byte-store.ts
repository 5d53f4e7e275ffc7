/**
 * Text in one growing run of bytes. A hundred thousand strings would each cost an object of their own and the collector's time; here
 * they cost their letters, and one native search goes over all of them.
 */
export interface ByteStore {
  /** Adds text and answers where it begins. Its bytes end where the store then ends. */
  add(text: string): number;
  /** Where the store ends. */
  end(): number;
  /** Whether the bytes from `start` on are this text. */
  holds(start: number, length: number, text: string): boolean;
  text(start: number, end: number): string;
  /** The bytes themselves, for searching; they are others after the next `add`. */
  bytes(): Buffer;
  /** Forgets what was added from here on. */
  cut(start: number): void;
}

/** Bytes that a character of a JavaScript string takes at most in UTF-8. */
const widest = 3;

/** An empty store. */
export function createByteStore(): ByteStore {
  let buffer = Buffer.allocUnsafeSlow(1 << 16);
  let length = 0;
  return {
    add(text) {
      const start = length;
      const needed = length + text.length * widest;
      if (needed > buffer.length) {
        const larger = Buffer.allocUnsafeSlow(Math.max(needed, Math.ceil(buffer.length * 1.5)));
        buffer.copy(larger, 0, 0, length);
        buffer = larger;
      }
      length += buffer.write(text, length, 'utf8');
      return start;
    },
    end: () => length,
    holds: (start, size, text) =>
      Buffer.byteLength(text) === size && buffer.toString('utf8', start, start + size) === text,
    text: (start, end) => buffer.toString('utf8', start, end),
    bytes: () => buffer.subarray(0, length),
    cut(start) {
      length = Math.min(length, start);
    },
  };
}
