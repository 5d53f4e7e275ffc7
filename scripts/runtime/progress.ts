import { printStatus } from '../setup/print-status.ts';

/** Seconds between two progress lines. */
const INTERVAL_SECONDS = 10;

/** Runs `work` and prints every ten seconds that it is still running. */
export async function withProgress<T>(what: string, work: () => Promise<T>): Promise<T> {
  let seconds = 0;
  const timer = setInterval(() => {
    seconds += INTERVAL_SECONDS;
    printStatus(`  … ${what} (${seconds} s)`);
  }, INTERVAL_SECONDS * 1000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
