import { fileURLToPath } from 'node:url';
import type { ElectronApplication } from '@playwright/test';
import { en } from '../../shared/text/en.ts';
import { de } from '../../shared/text/de.ts';
import { seatOf } from '../support/seat-of.ts';
import { twoFrames } from '../support/tab-stops.ts';
import { expect, test } from './app-fixture.ts';

const recordFrames = fileURLToPath(new URL('../support/record-frames.cjs', import.meta.url));

declare global {
  /** Set by record-frames.cjs, in main. */
  // oxlint-disable-next-line no-var -- Only a `var` declares a property of the global object.
  var firstFrames: { readonly width: number; readonly height: number; readonly points: Buffer }[];
  // oxlint-disable-next-line no-var -- Only a `var` declares a property of the global object.
  var wasDrawn: boolean | null;
}

/** What one frame of the window showed. */
interface Frame {
  readonly width: number;
  readonly height: number;
  /** The share of points in the color of the page's background. */
  readonly ground: number;
  /** The share of points that differ from the last frame. */
  readonly other: number;
}

/** Returns the frames that the window has shown so far. `ground`: the color of the page's background, as in CSS. */
async function shownFrames(app: ElectronApplication, ground: string): Promise<readonly Frame[]> {
  return await app.evaluate((_electron, color) => {
    const frames = globalThis.firstFrames;
    const last = frames.at(-1);
    const [red = '', green = '', blue = ''] = color.match(/[\da-f]{2}/g) ?? [];
    const groundPoint = Buffer.from(`${blue}${green}${red}ff`, 'hex').readUInt32LE();
    return frames.map(({ width, height, points }) => {
      const count = width * height;
      const hasLastSize = points.length === last?.points.length;
      let ofGround = 0;
      let others = 0;
      for (let at = 0; at < points.length; at += 4) {
        const point = points.readUInt32LE(at);
        if (point === groundPoint) ofGround += 1;
        if (!hasLastSize || point !== last.points.readUInt32LE(at)) others += 1;
      }
      return { width, height, ground: ofGround / count, other: others / count };
    });
  }, ground);
}

/** Returns a color of the page's styles, such as `rgb(23, 23, 21)`, as `#171715`. */
function hexOf(color: string): string {
  const parts = (color.match(/\d+/g) ?? []).map((part) => Number(part));
  return `#${Buffer.from(parts).toString('hex')}`;
}

for (const [appearance, language, title] of [
  ['light', 'en', en.device.title],
  ['dark', 'de', de.device.title],
] as const)
  test(`the first frame is the page as it stays: ${appearance}, ${language}`, async ({
    polar,
    writeRecord,
    start,
  }) => {
    await writeRecord('device', seatOf(polar));
    await writeRecord('settings', { checkAtStart: false, appearance, language });
    const { app, page } = await start({ first: recordFrames });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
    const ground = hexOf(
      await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
    );
    const ofWindow = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBackgroundColor(),
    );
    expect(ofWindow?.toLowerCase(), 'the window’s own color').toBe(ground);
    const hasMenu = () =>
      app.evaluate(({ Menu }) => (Menu.getApplicationMenu()?.items.length ?? 0) > 1);
    await expect.poll(hasMenu).toBe(true);
    await page.evaluate(twoFrames);
    await expect
      .poll(async () => (await shownFrames(app, ground)).at(-1)?.ground)
      .toBeLessThan(0.8);
    expect(await app.evaluate(() => globalThis.wasDrawn), 'drawn before it was shown').toBe(true);
    const all = await shownFrames(app, ground);
    // On a busy computer the empty page arrives late, which was painted before the window was shown.
    const frames = all[0]?.ground === 1 ? all.slice(1) : all;
    expect(frames.length).toBeGreaterThan(0);
    const { width, height } = frames.at(-1) ?? {};
    for (const [number, frame] of frames.entries()) {
      expect(frame, `size of frame ${number}`).toMatchObject({ width, height });
      // Neither an empty page nor one in another color.
      expect(frame.ground, `background of frame ${number}`).toBeGreaterThan(0.2);
      expect(frame.ground, `background of frame ${number}`).toBeLessThan(0.8);
      // The focus may still come.
      expect(frame.other, `points of frame ${number} that change`).toBeLessThan(0.01);
    }
  });
