/** What the bytes of a text that is UTF-16 begin with. */
const utf16ByteOrderMarks = [
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

/** The encoding of UTF-16 without its mark, told by its zero bytes: a table or a key is mostly made of letters below U+0100. */
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

/** The characters of Windows-1252 that Latin-1 has control characters for; a space where it has none either. */
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
 * Returns the text of a file that another program wrote, without its byte order mark. UTF-16 is what PowerShell's `>` and Excel's "Unicode
 * text" write; what is not valid UTF-8 is read as Windows-1252, in which Excel saves CSV in western Europe. Never throws.
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
