import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

let ready: Promise<void> | undefined;

/** Loads the rasterizer once. Its Node entry point expects the module's bytes. */
async function load(): Promise<void> {
  ready ??= (async () => {
    const file = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
    await initWasm(await readFile(file));
  })();
  await ready;
}

/**
 * Renders a square SVG as a PNG of `size` pixels. It reads no other file and no font of this computer, so that the result is the same
 * everywhere.
 *
 * @throws if it is no SVG
 */
export async function renderSvg(svg: string | Buffer, size: number): Promise<Buffer> {
  await load();
  const options = {
    fitTo: { mode: 'width', value: size },
    font: { loadSystemFonts: false },
  } as const;
  const image = new Resvg(svg, options);
  try {
    return Buffer.from(image.render().asPng());
  } finally {
    image.free();
  }
}

/** Returns the size of an SVG in its own units. Throws if it is no SVG. */
export async function svgSize(
  svg: Buffer,
): Promise<{ readonly width: number; readonly height: number }> {
  await load();
  const image = new Resvg(svg);
  try {
    return { width: image.width, height: image.height };
  } finally {
    image.free();
  }
}

/** Scales a square PNG down by one step, to half of its size at the least. */
async function scaleOnce(png: Buffer, size: number): Promise<Buffer> {
  const href = `data:image/png;base64,${png.toString('base64')}`;
  return await renderSvg(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><image width="${size}" height="${size}" href="${href}"/></svg>`,
    size,
  );
}

/**
 * Scales a square PNG of `from` pixels down to `size`. Halves it repeatedly: one large step would skip most of its pixels, and fine lines
 * with them.
 */
export async function scalePng(png: Buffer, from: number, size: number): Promise<Buffer> {
  const steps: number[] = [];
  for (let step = size; step < from; step *= 2) steps.unshift(step);
  let scaled = png;
  for (const step of steps) scaled = await scaleOnce(scaled, step);
  return scaled;
}
