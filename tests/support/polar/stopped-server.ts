import { startPolar } from './start-polar.ts';

/** Where a stand-in was, and where one may be again. */
export interface StoppedServer {
  /** Points the app there. */
  readonly env: { readonly SEATKEEPER_SERVER: string };
  readonly port: number;
}

/** The address of a server that is not there. */
export async function stoppedServer(): Promise<StoppedServer> {
  const { baseUrl, close } = await startPolar();
  await close();
  return { env: { SEATKEEPER_SERVER: baseUrl }, port: Number(new URL(baseUrl).port) };
}
