import { crc32, inflateSync } from 'node:zlib';

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Channels of each color type of a PNG. https://www.w3.org/TR/png-3/#11IHDR */
const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** The pixels of a PNG, across and down. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** Returns the chunks of a PNG by type, with the data of repeated ones joined; null if one is damaged or cut off. */
function chunksOf(file: Buffer): ReadonlyMap<string, Buffer> | null {
  if (!file.subarray(0, 8).equals(pngSignature)) return null;
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < file.length;) {
    if (at + 12 > file.length) return null;
    const length = file.readUInt32BE(at);
    const end = at + 8 + length;
    if (end + 4 > file.length) return null;
    if (crc32(file.subarray(at + 4, end)) !== file.readUInt32BE(end)) return null;
    const type = file.toString('latin1', at + 4, at + 8);
    chunks.set(type, Buffer.concat([chunks.get(type) ?? Buffer.of(), file.subarray(at + 8, end)]));
    at = end + 4;
  }
  return chunks.has('IEND') ? chunks : null;
}

/** The most bytes that the pixels of an icon may take, so that no file fills the memory. */
const maxPixelBytes = 256 * 1024 * 1024;

/** Returns the size of a PNG whose pixels are all there; null for any other file. https://www.w3.org/TR/png-3/ */
export function pngSize(file: Buffer): ImageSize | null {
  const chunks = chunksOf(file);
  const header = chunks?.get('IHDR');
  const data = chunks?.get('IDAT');
  if (header?.length !== 13 || data === undefined) return null;
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const bits = header.readUInt8(8) * (channels[header.readUInt8(9)] ?? 0);
  const rowLength = 1 + Math.ceil((width * bits) / 8);
  if (bits === 0 || width === 0 || height === 0 || rowLength * height > maxPixelBytes) return null;
  try {
    const { length } = inflateSync(data, { maxOutputLength: maxPixelBytes });
    // An interlaced image has a few bytes more.
    return length >= rowLength * height - height ? { width, height } : null;
  } catch {
    return null;
  }
}

/** Writes images as an icon of Windows. https://learn.microsoft.com/en-us/previous-versions/ms997538(v=msdn.10) */
export function icoFile(images: ReadonlyMap<number, Buffer>): Buffer {
  const head = Buffer.alloc(6 + 16 * images.size);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.size, 4);
  let at = 6;
  let offset = head.length;
  for (const [size, png] of images) {
    // 0 stands for 256.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    at += 16;
    offset += png.length;
  }
  return Buffer.concat([head, ...images.values()]);
}

/** Returns the sizes in an icon of Windows; null if it is none, or an image in it is cut off. */
export function icoSizes(file: Buffer): readonly number[] | null {
  if (file.length < 6 || file.readUInt32LE(0) !== 0x00010000) return null;
  const count = file.readUInt16LE(4);
  if (count === 0 || file.length < 6 + 16 * count) return null;
  const sizes: number[] = [];
  for (let at = 6; at < 6 + 16 * count; at += 16) {
    const length = file.readUInt32LE(at + 8);
    const offset = file.readUInt32LE(at + 12);
    if (length === 0 || offset + length > file.length) return null;
    const image = file.subarray(offset, offset + length);
    const isPng = image.subarray(0, 8).equals(pngSignature);
    if (isPng && pngSize(image) === null) return null;
    sizes.push(file.readUInt8(at) || 256);
  }
  return sizes;
}

/** The types of PNG in an icon of macOS, with their sizes in pixels; some are of the same size at two scales. */
const icnsTypes: readonly (readonly [string, number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
];

/** Writes images as an icon of macOS, from the sizes that it has. https://en.wikipedia.org/wiki/Apple_Icon_Image_format */
export function icnsFile(images: ReadonlyMap<number, Buffer>): Buffer {
  const entries = icnsTypes.flatMap(([type, size]) => {
    const png = images.get(size);
    return png === undefined ? [] : [block(type, png)];
  });
  return block('icns', Buffer.concat(entries));
}

function block(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(8 + data.length, 4);
  return Buffer.concat([head, data]);
}

/** Returns the types of the images in an icon of macOS; null if it is none, or an image in it is cut off. */
export function icnsTypesIn(file: Buffer): readonly string[] | null {
  if (file.length < 8 || file.toString('latin1', 0, 4) !== 'icns') return null;
  if (file.readUInt32BE(4) !== file.length) return null;
  const types: string[] = [];
  for (let at = 8; at < file.length;) {
    if (at + 8 > file.length) return null;
    const length = file.readUInt32BE(at + 4);
    if (length < 8 || at + length > file.length) return null;
    const image = file.subarray(at + 8, at + length);
    if (image.subarray(0, 8).equals(pngSignature) && pngSize(image) === null) return null;
    types.push(file.toString('latin1', at, at + 4));
    at += length;
  }
  return types.length === 0 ? null : types;
}
