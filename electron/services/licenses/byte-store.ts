/**
 * Text in one growing run of bytes. A hundred thousand strings would each cost an object of their own and the collector's time; here
 * they cost their letters, and one native search goes over all of them.
 */
export interface ByteStore {
  /** Adds text and answers where it begins. Its bytes end where the store then ends. */
  add(text: string): number;
  /** Adds plain bytes of another store with capital letters made small and control characters made spaces. */
  addLowerCase(from: Buffer, start: number, end: number): void;
  /** Adds one byte. */
  addByte(byte: number): void;
  /** Where the store ends. */
  end(): number;
  text(start: number, end: number): string;
  /** The bytes themselves, for searching; they are others after the next `add`. */
  bytes(): Buffer;
}

/** Bytes that a character of a JavaScript string takes at most in UTF-8. */
const maxBytesPerCharacter = 3;
const space = 32;
const lastAscii = 127;

/** An empty store. */
export function createByteStore(): ByteStore {
  let buffer = Buffer.allocUnsafeSlow(1 << 16);
  let length = 0;

  function ensureCapacity(bytes: number): void {
    if (length + bytes <= buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(length + bytes, Math.ceil(buffer.length * 1.5)));
    buffer.copy(larger, 0, 0, length);
    buffer = larger;
  }

  return {
    add(text) {
      const start = length;
      ensureCapacity(text.length * maxBytesPerCharacter);
      // Plain letters, as nearly all are, letter by letter: a call into the runtime takes longer than they do.
      for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if (code > lastAscii) {
          length = start + buffer.write(text, start, 'utf8');
          return start;
        }
        buffer[start + at] = code;
      }
      length = start + text.length;
      return start;
    },
    addLowerCase(from, start, end) {
      ensureCapacity(end - start);
      for (let at = start; at < end; at += 1) {
        const byte = from[at] ?? space;
        const isUpperCase = byte >= 65 && byte <= 90;
        buffer[length] = isUpperCase ? byte + 32 : byte < space ? space : byte;
        length += 1;
      }
    },
    addByte(byte) {
      ensureCapacity(1);
      buffer[length] = byte;
      length += 1;
    },
    end: () => length,
    text: (start, end) => buffer.toString('utf8', start, end),
    bytes: () => buffer.subarray(0, length),
  };
}
