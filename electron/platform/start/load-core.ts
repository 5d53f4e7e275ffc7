import { setImmediate as nextTurn } from 'node:timers/promises';

/** The code of the core, in the order in which it loads; the last part imports the others. */
const parts = [
  () => import('node:crypto'),
  () => import('../../../shared/text/catalogue.ts'),
  () => import('../create-ports.ts'),
  () => import('../../services/admin.ts'),
  () => import('../../compose.ts'),
];

/**
 * Loads the core part by part. Chromium handles its events in between, since it shares this thread: the page's process starts and asks for
 * its files meanwhile.
 */
export async function loadCore() {
  for (const loadPart of parts) {
    await loadPart();
    await nextTurn();
  }
  return await import('../start-core.ts');
}
