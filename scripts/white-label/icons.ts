import { readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { icnsFile, icnsTypesIn, icoFile, icoSizes, pngSize } from './image-files.ts';
import { renderSvg, scalePng, svgSize } from './raster.ts';

/** The width and height in pixels that a single PNG must have. */
const sourceSize = 1024;

/** Sizes of the images that are made, in pixels. */
const pngSizes = [16, 32, 48, 64, 128, 256, 512, 1024];
const icoImageSizes = [16, 32, 48, 64, 128, 256];

/** The largest file that is read as an icon, in bytes. */
const maxIconLength = 16 * 1024 * 1024;

/** Whether the icons are a folder with all files, and not one image from which they are made. */
export function isIconFolder(icons: string): boolean {
  return statSync(icons, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Returns a plain file's bytes; null for anything else. */
function readImage(file: string): Buffer | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat?.isFile() === true && stat.size <= maxIconLength ? readFileSync(file) : null;
}

/** The files that a folder of icons must have, with a check of each: the problem as the end of a sentence, or null. */
const requiredFiles: Readonly<Record<string, (file: Buffer) => string | null>> = {
  'icon.ico': (file) =>
    icoSizes(file)?.includes(256) === true ? null : 'is no icon of Windows with 256 pixels in it',
  'icon.icns': (file) => {
    const types = icnsTypesIn(file);
    return types?.some((type) => ['ic09', 'ic10', 'ic14'].includes(type)) === true
      ? null
      : 'is no icon of macOS with 512 pixels in it';
  },
  'icon.png': (file) => squareProblem(file, 512),
  'icons/512x512.png': (file) => squareProblem(file, 512, 512),
};

/** Returns why a file is no square PNG of these sizes in pixels; null if it is one. */
function squareProblem(file: Buffer, least: number, most = Infinity): string | null {
  const size = pngSize(file);
  if (size === null) return 'is no PNG, or is damaged';
  if (size.width !== size.height) return `must be square, and is ${size.width} × ${size.height}`;
  if (size.width >= least && size.width <= most) return null;
  const wanted = least === most ? `${least} × ${least}` : `${least} × ${least} at least`;
  return `must have ${wanted} pixels, and has ${size.width} × ${size.height}`;
}

/** Returns the problems of a folder of icons. */
function folderProblems(folder: string): string[] {
  const problems = Object.entries(requiredFiles).flatMap(([name, check]) => {
    const file = readImage(path.join(folder, name));
    if (file === null) return [`there is no ${name} in that folder`];
    const problem = check(file);
    return problem === null ? [] : [`${name} ${problem}`];
  });
  for (const size of pngSizes) {
    const name = `icons/${size}x${size}.png`;
    const file = readImage(path.join(folder, name));
    if (file === null || name in requiredFiles) continue;
    const problem = squareProblem(file, size, size);
    if (problem !== null) problems.push(`${name} ${problem}`);
  }
  return problems;
}

/**
 * Returns the problems of the icons: of a folder with all files, or of the one image from which they are made. Whether an SVG can be
 * rendered is known only when it is.
 */
export function iconProblems(icons: string): string[] {
  if (isIconFolder(icons)) return folderProblems(icons);
  const file = readImage(icons);
  if (file === null) return ['there is no such folder or image'];
  switch (path.extname(icons).toLowerCase()) {
    case '.svg':
      return [];
    case '.png': {
      const problem = squareProblem(file, sourceSize, sourceSize);
      return problem === null ? [] : [`the image ${problem}`];
    }
    default:
      return ['must be a folder, an .svg or a .png'];
  }
}

/**
 * Makes all icons from one square SVG, or one PNG of 1024 pixels, in a folder with the layout of `build/`.
 *
 * @throws Error with the problem of the image as the end of a sentence
 */
export async function makeIcons(image: string, folder: string): Promise<void> {
  const source = await readFile(image);
  const isSvg = path.extname(image).toLowerCase() === '.svg';
  if (isSvg) await requireSquare(source);
  const images = new Map<number, Buffer>();
  for (const size of pngSizes.toReversed()) {
    const twice = images.get(2 * size);
    const scaled = async (): Promise<Buffer> =>
      twice === undefined
        ? await scalePng(source, sourceSize, size)
        : await scalePng(twice, 2 * size, size);
    images.set(size, await (isSvg ? renderSvg(source, size) : scaled()));
  }
  await mkdir(path.join(folder, 'icons'), { recursive: true });
  for (const [size, png] of images) {
    await writeFile(path.join(folder, 'icons', `${size}x${size}.png`), png);
  }
  const ofSizes = (sizes: readonly number[]): ReadonlyMap<number, Buffer> =>
    new Map(
      sizes.flatMap((size) => {
        const png = images.get(size);
        return png === undefined ? [] : [[size, png] as const];
      }),
    );
  await writeFile(path.join(folder, 'icon.png'), images.get(sourceSize) ?? source);
  await writeFile(path.join(folder, 'icon.ico'), icoFile(ofSizes(icoImageSizes)));
  await writeFile(path.join(folder, 'icon.icns'), icnsFile(images));
}

async function requireSquare(svg: Buffer): Promise<void> {
  let size;
  try {
    size = await svgSize(svg);
  } catch {
    throw new Error('the image is no SVG that can be rendered');
  }
  if (size.width !== size.height) {
    throw new Error(`the image must be square, and is ${size.width} × ${size.height}`);
  }
}

/** Returns a picture of `size` pixels from a folder of icons, or from the image that they are made from. */
export async function pictureOf(icons: string, size: number): Promise<Buffer> {
  if (isIconFolder(icons)) {
    return await scalePng(await readFile(path.join(icons, 'icons', '512x512.png')), 512, size);
  }
  const source = await readFile(icons);
  return path.extname(icons).toLowerCase() === '.svg'
    ? await renderSvg(source, size)
    : await scalePng(source, sourceSize, size);
}
