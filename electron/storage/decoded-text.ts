/** The byte order marks of UTF-16. */
const utf16ByteOrderMarks = [
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/** Returns the encoding of UTF-16 without a mark, by its zero bytes: most letters of a table or a key are below U+0100. */
function detectUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 256);
  const pairs = Math.floor(sample.length / 2);
  if (pairs < 2 || bytes.length % 2 !== 0) return null;
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries())
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd * 10 >= pairs * 7 && even === 0) return 'utf-16le';
  return even * 10 >= pairs * 7 && odd === 0 ? 'utf-16be' : null;
}

/** The characters of Windows-1252 in place of Latin-1's control characters; a space for those that it leaves undefined. */
const windows1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/**
 * Returns the text of bytes in Windows-1252. TextDecoder reads it as Latin-1 in several versions of Node, 20.18.3 among them
 * (https://github.com/nodejs/node/issues/60888).
 */
function decodedWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(/[\u0080-\u009f]/g, (found) => windows1252.charAt(found.charCodeAt(0) - 0x80));
}

/**
 * Returns the text of a file that another program wrote, without its byte order mark. PowerShell's `>` and Excel's "Unicode text" write
 * UTF-16. Bytes that are not valid UTF-8 are read as Windows-1252, in which Excel saves CSV in western Europe. Never throws.
 */
export function decodedText(bytes: Uint8Array): string {
  const byteOrderMark = utf16ByteOrderMarks.find((mark) =>
    mark.bytes.every((byte, at) => bytes[at] === byte),
  );
  const utf16 = byteOrderMark?.encoding ?? detectUtf16(bytes);
  if (utf16 !== null) return new TextDecoder(utf16).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodedWindows1252(bytes);
  }
}
