import { startPolar } from './start-polar.ts';

/** The address of a stopped stand-in, where another may start. */
export interface StoppedServer {
  /** Directs the app to it. */
  readonly env: { readonly SEATKEEPER_SERVER: string };
  readonly port: number;
}

/** Returns the address of a server that is not running. */
export async function stoppedServer(): Promise<StoppedServer> {
  const { baseUrl, close } = await startPolar();
  await close();
  return { env: { SEATKEEPER_SERVER: baseUrl }, port: Number(new URL(baseUrl).port) };
}
