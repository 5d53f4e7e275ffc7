import { request } from 'node:http';
import { undoWindow } from '../../shared/seat-release.ts';
import { en } from '../../shared/text/en.ts';
import { headline, untilConfirmed } from '../support/journey-device.ts';
import { startPolar, type Polar } from '../support/polar/start-polar.ts';
import { driveApp } from './driven-app.ts';
import type { Figure } from './figures.ts';
import { interleaved } from './interleaved.ts';

/** Each run starts an app and waits for the countdown. */
const mostRuns = 9;
/** Two frames at 60 Hz, in milliseconds: one that shows the click, one that shows its result. */
const twoFrames = 2000 / 60;

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

async function inTheWindow(): Promise<number> {
  const polar = await startPolar();
  const { page, close } = await driveApp(polar);
  try {
    await untilConfirmed(page);
    const confirm = en.device.dialog.confirm;
    const timed = page.evaluate(timeRelease, { confirm, title: en.device.released.title });
    await page.getByRole('button', { name: en.device.actions.release }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: confirm }).click();
    await headline(page, en.device.released.title).waitFor();
    const sent = polar.log.count({ operation: 'deactivate' });
    if (sent !== 1) throw new Error(`${sent} requests for one release`);
    return (await timed) - undoWindow;
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
 * countdown, against plain HTTP and two frames.
 */
export async function clickToReleased(runs: number): Promise<Figure[]> {
  const { appSamples, floor } = await interleaved(Math.min(runs, mostRuns), {
    appSamples: inTheWindow,
    async floor() {
      const polar = await startPolar();
      const took = await plain(polar);
      await polar.close();
      return took + twoFrames;
    },
  });
  return [
    {
      what: 'confirm → “Released” painted',
      unit: 'ms',
      appSamples,
      floor,
      part: 0.5,
      goal: { max: 1.5 },
      note: `without the ${undoWindow / 1000} s in which it can be taken back; exactly one request each time`,
    },
  ];
}
