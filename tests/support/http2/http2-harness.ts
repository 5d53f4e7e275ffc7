import type { Http } from '../../../electron/ports.ts';
import { openAdminHarness, valueOf, type AdminHarness } from '../admin-harness.ts';
import { seatOf } from '../seat-of.ts';
import { startPolarOverHttp2, type PolarOverHttp2 } from './polar-over-http2.ts';

/** The whole app over HTTP/2: plain Node, with its HTTP client in a real Electron process. */
export interface Http2Harness extends AdminHarness {
  readonly front: PolarOverHttp2;
}

/**
 * Starts a harness whose connection for reads was used before. The caller closes it. `seat`:
 * whether this computer holds the stand-in's seat.
 */
export async function openHttp2Harness(
  chromium: Http,
  { seat = false } = {},
): Promise<Http2Harness> {
  let front: PolarOverHttp2 | null = null;
  const harness = await openAdminHarness({
    wrapHttp: () => ({
      send: async (request) => {
        if (front === null) throw new Error('Nothing is sent before somebody asks for it.');
        const url = request.url.replace(harness.polar.baseUrl, front.address);
        return await chromium.send({ ...request, url });
      },
    }),
  });
  const started = await startPolarOverHttp2(harness.polar.baseUrl);
  front = started;
  if (seat) {
    harness.ports.writeRecord('device', seatOf(harness.polar));
    await harness.core().stop();
    harness.restart();
  }
  const { licenseId } = harness.polar;
  valueOf(await harness.core().handlers.licenses.details({ licenseId }));
  return {
    ...harness,
    front: started,
    async close() {
      await harness.close();
      started.close();
    },
  };
}
