import type { ElectronApplication, Page } from '@playwright/test';
import { parsePage } from '../../electron/polar/license-page.ts';
import { createLicenseTable } from '../../electron/services/licenses/license-table.ts';
import { pageTexts } from './license-pages.ts';

/** Samples of each part of the floor. */
const samples = 60;

/** Runs in the page. Returns the milliseconds of a call of main that does next to nothing, and of the paint of its answer, begun at any time of a frame. */
async function callAndPaint(count: number): Promise<readonly number[]> {
  const times: number[] = [];
  const field = document.createElement('p');
  document.body.append(field);
  for (let sample = 0; sample < count; sample += 1) {
    await new Promise((resolve) => setTimeout(resolve, 40 + 17 * Math.random()));
    const start = performance.now();
    const answer = await window.bridge.licenses.views();
    field.textContent = `${sample} ${answer.ok}`;
    await new Promise(requestAnimationFrame);
    const channel = new MessageChannel();
    const painted = new Promise<number>((resolve) => {
      channel.port1.addEventListener('message', () => resolve(performance.now()));
    });
    channel.port1.start();
    channel.port2.postMessage(null);
    times.push((await painted) - start);
  }
  field.remove();
  return times;
}

/** Runs in main. Returns the milliseconds of one scan of all texts for each word, while nothing else runs. */
function scanTexts(
  _: typeof Electron.CrossProcessExports,
  { texts, words, count }: { texts: readonly string[]; words: readonly string[]; count: number },
): readonly number[] {
  return Array.from({ length: count }, (_one, sample) => {
    const word = words[sample % words.length] ?? '';
    const start = performance.now();
    const found = texts.filter((text) => text.includes(word));
    const time = performance.now() - start;
    if (found.length === texts.length) throw new Error(`Every text holds ${word}.`);
    return time;
  });
}

/**
 * Measures the least that a keystroke in a search could take: a call of main and one paint, and one scan of all texts, one after the other, in
 * the same process. `words`: what is searched for.
 */
export async function searchFloor(
  { app, page }: { readonly app: ElectronApplication; readonly page: Page },
  licenses: number,
  words: readonly string[],
): Promise<number[]> {
  const table = createLicenseTable();
  for (const text of pageTexts(licenses))
    for (const license of parsePage(text)?.items ?? []) table.put(license, 1, 0);
  const texts = Array.from(table.all(), ({ searchText }) => searchText);
  const calls = await page.evaluate(callAndPaint, samples);
  const scans = await app.evaluate(scanTexts, { texts, words, count: samples });
  return calls.map((time, sample) => time + (scans[sample] ?? Number.NaN));
}
