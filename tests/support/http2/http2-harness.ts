import type { Http } from '../../../electron/ports.ts';
import { openDesk, valueOf, type Desk } from '../admin-harness.ts';
import { seatOf } from '../seat-of.ts';
import { startPolarOverHttp2, type PolarOverHttp2 } from './polar-over-http2.ts';

/** The whole app over HTTP/2: all but its HTTP in plain Node, and that in a real Electron. */
export interface Http2Desk extends Desk {
  readonly front: PolarOverHttp2;
}

/** Sets one up whose connection for reads was used before. Close it. `seat`: this computer holds the stand-in's seat for it. */
export async function openHttp2Desk(chromium: Http, { seat = false } = {}): Promise<Http2Desk> {
  let front: PolarOverHttp2 | null = null;
  const desk = await openDesk({
    through: () => ({
      send: async (request) => {
        if (front === null) throw new Error('Nothing is sent before somebody asks for it.');
        const url = request.url.replace(desk.polar.baseUrl, front.address);
        return await chromium.send({ ...request, url });
      },
    }),
  });
  const started = await startPolarOverHttp2(desk.polar.baseUrl);
  front = started;
  if (seat) {
    desk.world.keep('device', seatOf(desk.polar));
    await desk.core().stop();
    desk.restart();
  }
  const { licenseId } = desk.polar;
  valueOf(await desk.core().handlers.licenses.details({ licenseId }));
  return {
    ...desk,
    front: started,
    async close() {
      await desk.close();
      started.close();
    },
  };
}
