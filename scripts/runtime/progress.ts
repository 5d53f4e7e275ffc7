import { say } from '../setup/say.ts';

/** Seconds between two signs of life. */
const EVERY = 10;

/** Runs `work` and says every ten seconds that it is still going on. */
export async function withProgress<T>(what: string, work: () => Promise<T>): Promise<T> {
  let seconds = 0;
  const timer = setInterval(() => {
    seconds += EVERY;
    say(`  … ${what} (${seconds} s)`);
  }, EVERY * 1000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
