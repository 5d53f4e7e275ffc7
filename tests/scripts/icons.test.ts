import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { iconProblems, makeIcons } from '../../scripts/white-label/icons.ts';
import { icnsTypesIn, icoSizes, pngSize } from '../../scripts/white-label/image-files.ts';
import { renderSvg, scalePng } from '../../scripts/white-label/raster.ts';
import { projectRoot } from '../../scripts/setup/project.ts';

const svg = path.join(projectRoot, 'build/icon.svg');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'seatkeeper-icons-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const write = (name: string, content: Buffer | string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};
const square = (size: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><circle cx="50%" cy="50%" r="40%" fill="#7a1fa2"/></svg>`;

const sheet = (line: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1024 1024"><path fill="#fff" d="M0 0h1024v1024h-1024z"/>${line}</svg>`;

describe('icons that are made', () => {
  test('of an SVG pass the check, with all sizes and both containers', async () => {
    const made = path.join(folder, 'made');
    await makeIcons(svg, made);
    expect(iconProblems(made)).toEqual([]);
    for (const size of [16, 32, 48, 64, 128, 256, 512, 1024]) {
      const png = readFileSync(path.join(made, `icons/${size}x${size}.png`));
      expect(pngSize(png)).toEqual({ width: size, height: size });
    }
    expect(icoSizes(readFileSync(path.join(made, 'icon.ico')))).toEqual([16, 32, 48, 64, 128, 256]);
    expect(icnsTypesIn(readFileSync(path.join(made, 'icon.icns')))).toHaveLength(10);
  });

  test('of a PNG look like those of the SVG that it was rendered from', async () => {
    const png = write('icon.png', await renderSvg(square(100), 1024));
    expect(iconProblems(png)).toEqual([]);
    const made = path.join(folder, 'made');
    await makeIcons(png, made);
    expect(iconProblems(made)).toEqual([]);
    expect(icoSizes(readFileSync(path.join(made, 'icon.ico')))).toContain(256);
  });

  test('are the same bytes each time', async () => {
    const [one, other] = [path.join(folder, 'one'), path.join(folder, 'other')];
    await makeIcons(svg, one);
    await makeIcons(svg, other);
    for (const name of ['icon.ico', 'icon.icns', 'icons/48x48.png']) {
      expect(readFileSync(path.join(one, name)).equals(readFileSync(path.join(other, name)))).toBe(
        true,
      );
    }
  });

  test.each([
    ['the image is no SVG', 'icon.svg', 'no svg'],
    [
      'the image must be square, and is 20 × 10',
      'icon.svg',
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"/>',
    ],
  ])('are refused: %s', async (problem, name, content) => {
    const file = write(name, content);
    await expect(makeIcons(file, path.join(folder, 'made'))).rejects.toThrow(problem);
  });

  test('keep fine lines, which one large step would skip', async () => {
    const [blank, lined] = await Promise.all(
      ['', '<path fill="#000" d="M8 0h4v1024h-4z"/>'].map(
        async (line) => await scalePng(await renderSvg(sheet(line), 1024), 1024, 16),
      ),
    );
    expect(lined).not.toEqual(blank);
  });
});

describe('the check of icons', () => {
  test('accepts Seatkeeper’s own', () => {
    expect(iconProblems(path.join(projectRoot, 'build'))).toEqual([]);
    expect(iconProblems(svg)).toEqual([]);
  });

  test('names what is missing in a folder', () => {
    expect(iconProblems(folder)).toEqual(
      ['icon.ico', 'icon.icns', 'icon.png', 'icons/512x512.png'].map(
        (name) => `there is no ${name} in that folder`,
      ),
    );
  });

  test('finds files that are no images, damaged, cut off, or of another size than their name', async () => {
    const made = path.join(folder, 'made');
    await makeIcons(svg, made);
    const change = (name: string, edit: (file: Buffer) => Buffer): void => {
      const file = path.join(made, name);
      writeFileSync(file, edit(readFileSync(file)));
    };
    change('icon.ico', (file) => file.subarray(0, file.length - 1));
    change('icon.icns', () => Buffer.from('an icon'));
    change('icon.png', (file) => {
      file[file.length >> 1] = (file[file.length >> 1] ?? 0) ^ 1;
      return file;
    });
    change('icons/512x512.png', () => readFileSync(path.join(made, 'icons/256x256.png')));
    change('icons/16x16.png', () => readFileSync(path.join(made, 'icons/32x32.png')));
    expect(iconProblems(made)).toEqual([
      'icon.ico is no icon of Windows with 256 pixels in it',
      'icon.icns is no icon of macOS with 512 pixels in it',
      'icon.png is no PNG, or is damaged',
      'icons/512x512.png must have 512 × 512 pixels, and has 256 × 256',
      'icons/16x16.png must have 16 × 16 pixels, and has 32 × 32',
    ]);
  });

  test('refuses one image of a wrong size or kind', async () => {
    const small = write('small.png', await renderSvg(square(10), 512));
    expect(iconProblems(small)).toEqual([
      'the image must have 1024 × 1024 pixels, and has 512 × 512',
    ]);
    expect(iconProblems(write('icon.gif', 'GIF89a'))).toEqual([
      'must be a folder, an .svg or a .png',
    ]);
    expect(iconProblems(path.join(folder, 'none.svg'))).toEqual([
      'there is no such folder or image',
    ]);
  });
});
