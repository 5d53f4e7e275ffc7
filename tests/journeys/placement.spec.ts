import { writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { expect, test, type RunningApp } from './app-fixture.ts';

/** The window's bounds, and the work area of its display. */
async function placeOf({ app }: RunningApp) {
  return await app.evaluate(({ BrowserWindow, screen }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('There is no window');
    const bounds = window.getBounds();
    return { bounds, workArea: screen.getPrimaryDisplay().workArea };
  });
}

for (const [what, place] of [
  ['larger than the screen', { x: 0, y: 0, width: 3_000, height: 2_000 }],
  ['on a display that went away', { x: 9_000, y: -4_000, width: 800, height: 600 }],
  ['half off the screen', { x: -300, y: -200, width: 800, height: 600 }],
] as const) {
  test(`a window that was ${what} opens on the screen`, async ({ dataFolder, start }) => {
    const file = path.join(dataFolder, 'window.json');
    await writeFile(file, JSON.stringify({ ...place, isMaximized: false }), { mode: 0o600 });
    const { bounds, workArea } = await placeOf(await start());
    // Chromium on X11 makes a window that fills the screen one pixel smaller, so that it does not
    // count as full screen.
    expect(bounds.width).toBeGreaterThanOrEqual(Math.min(place.width, workArea.width) - 1);
    expect(bounds.height).toBeGreaterThanOrEqual(Math.min(place.height, workArea.height) - 1);
    expect(bounds.x).toBeGreaterThanOrEqual(workArea.x);
    expect(bounds.y).toBeGreaterThanOrEqual(workArea.y);
    expect(bounds.x + bounds.width).toBeLessThanOrEqual(workArea.x + workArea.width);
    expect(bounds.y + bounds.height).toBeLessThanOrEqual(workArea.y + workArea.height);
  });
}
