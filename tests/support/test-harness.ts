import { onTestFinished } from 'vitest';
import { openDesk, type Desk, type DeskOptions } from './admin-harness.ts';

/** A desk that closes when its test is over. */
export async function desk(options: DeskOptions = {}): Promise<Desk> {
  const made = await openDesk(options);
  onTestFinished(async () => await made.close());
  return made;
}
