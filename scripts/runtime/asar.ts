/**
 * Packs a few small text files, whose names have no folders, as an asar archive, the only format in which Electron accepts its
 * default app. The header is a JSON index inside two nested length-prefixed records, padded to 4
 * bytes, little endian: https://github.com/electron/asar#format
 */
export function packAsar(
  files: readonly { readonly name: string; readonly text: string }[],
): Buffer {
  const bodies = files.map((file) => Buffer.from(file.text));
  const index: Record<string, { size: number; offset: string }> = {};
  let offset = 0;
  for (const [position, file] of files.entries()) {
    const size = bodies[position]?.length ?? 0;
    index[file.name] = { size, offset: String(offset) };
    offset += size;
  }
  const json = Buffer.from(JSON.stringify({ files: index }));
  const padded = Math.ceil(json.length / 4) * 4;
  const header = Buffer.alloc(16 + padded);
  header.writeUInt32LE(4, 0);
  header.writeUInt32LE(8 + padded, 4);
  header.writeUInt32LE(4 + padded, 8);
  header.writeUInt32LE(json.length, 12);
  json.copy(header, 16);
  return Buffer.concat([header, ...bodies]);
}
