import { request } from 'node:http';
import { undoWindow } from '../../shared/seat-release.ts';
import { en } from '../../shared/text/en.ts';
import { headline, untilConfirmed } from '../support/journey-device.ts';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { driveApp } from './driven-app.ts';
import { quantile, type Figure } from './figures.ts';
import { interleaved } from './interleaved.ts';

/** Each run starts an app and waits for the countdown. */
const mostRuns = 9;
/** Frames that are measured for the display's own frame time. */
const measuredFrames = 40;

/** Runs in the page. Returns the milliseconds of each of some frames in which nothing changes. */
async function frameTimes(count: number): Promise<readonly number[]> {
  const times: number[] = [];
  let before = await new Promise<number>(requestAnimationFrame);
  while (times.length < count) {
    const now = await new Promise<number>(requestAnimationFrame);
    times.push(now - before);
    before = now;
  }
  return times;
}

/**
 * Runs in the page. Returns milliseconds from the click on `confirm` until `title` is painted,
 * including the countdown.
 */
function timeRelease({ confirm, title }: { confirm: string; title: string }): Promise<number> {
  return new Promise((resolve) => {
    document.addEventListener(
      'click',
      (click) => {
        if (!(click.target instanceof Element) || click.target.textContent !== confirm) return;
        const observer = new MutationObserver(() => {
          if (document.querySelector('#state-title')?.textContent !== title) return;
          observer.disconnect();
          // The first callback runs before the frame that shows it, the second after.
          requestAnimationFrame(() => {
            requestAnimationFrame(() => resolve(performance.now() - click.timeStamp));
          });
        });
        observer.observe(document, { subtree: true, childList: true, characterData: true });
      },
      true,
    );
  });
}

/** Returns the milliseconds from the confirmed release to its result, and those of a frame of the display. */
async function inTheWindow(): Promise<{ readonly release: number; readonly frame: number }> {
  const polar = await startPolar();
  const { page, close } = await driveApp(polar);
  try {
    await untilConfirmed(page);
    const frame = quantile(await page.evaluate(frameTimes, measuredFrames), 0.5);
    const confirm = en.device.dialog.confirm;
    const timed = page.evaluate(timeRelease, { confirm, title: en.device.released.title });
    await page.getByRole('button', { name: en.device.actions.release }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: confirm }).click();
    await headline(page, en.device.released.title).waitFor();
    const sent = polar.log.count({ operation: 'deactivate' });
    if (sent !== 1) throw new Error(`${sent} requests for one release`);
    return { release: (await timed) - undoWindow, frame };
  } finally {
    await close();
    await polar.close();
  }
}

/** Sends the same request by plain HTTP on a new connection. */
async function plain({ baseUrl, key, organizationId, activationId }: Polar): Promise<number> {
  const start = performance.now();
  await new Promise<void>((resolve, reject) => {
    const address = `${baseUrl}/v1/customer-portal/license-keys/deactivate`;
    const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
    const sent = request(address, { method: 'POST', agent: false, headers }, (answer) => {
      if (answer.statusCode !== 204) reject(new Error(`Answered ${answer.statusCode}`));
      answer.resume().on('end', resolve);
    });
    sent.on('error', reject);
    sent.end(JSON.stringify({ key, organization_id: organizationId, activation_id: activationId }));
  });
  return performance.now() - start;
}

/**
 * Measures the time from the click that confirms a release to "Released" on the screen, without the
 * countdown, against plain HTTP and two of the display's frames: one that shows the click, and one that shows its result.
 */
export async function clickToReleased(runs: number): Promise<Figure[]> {
  let frame = Number.NaN;
  const { appSamples, floor } = await interleaved(Math.min(runs, mostRuns), {
    // In the first round, which does not count, it comes before the floor.
    async appSamples() {
      const measured = await inTheWindow();
      ({ frame } = measured);
      return measured.release;
    },
    async floor() {
      const polar = await startPolar();
      const took = await plain(polar);
      await polar.close();
      return took + 2 * frame;
    },
  });
  return [
    {
      what: 'confirm → “Released” painted',
      unit: 'ms',
      appSamples,
      floor,
      part: 0.5,
      goal: { max: 1.4 },
      note: `without the ${undoWindow / 1000} s in which it can be taken back; exactly one request each time`,
    },
  ];
}
