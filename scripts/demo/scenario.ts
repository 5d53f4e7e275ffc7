import { seatNames, type Demo } from './demo.ts';
import { runAppCommand } from './run-app.ts';

/**
 * Releases a seat by the app's command line and prints each step, for a machine without a display.
 * The stand-in's record confirms the result.
 *
 * @returns 0 if the seat is free at the end, else 1
 */
export async function runScenario(demo: Demo): Promise<number> {
  const before = seatNames(demo);
  console.log('There is no display, so here is the same release by the command line.\n');
  console.log(`1. Polar counts these seats: ${before.join(', ')}.`);
  console.log('2. What the app knows of this computer:');
  await runAndPrint(demo, ['status']);
  console.log('3. Release the seat:');
  const code = await runAndPrint(demo, ['release', '--json']);
  console.log('4. What the app knows now:');
  await runAndPrint(demo, ['status']);
  const after = seatNames(demo);
  console.log(`5. Polar counts these seats: ${after.join(', ') || 'none'}.`);
  const freed = before.length - after.length;
  const requests = demo.polar.log.count({ operation: 'deactivate' });
  console.log(
    freed === 1 && code === 0
      ? `\nThe seat is free. Requests to release it: ${requests}.`
      : `\nThe seat is NOT free: release ended with ${code}, seats freed: ${freed}, requests: ${requests}.`,
  );
  return freed === 1 && code === 0 ? 0 : 1;
}

async function runAndPrint(demo: Demo, args: readonly string[]): Promise<number> {
  console.log(`   $ ${demo.name} ${args.join(' ')}`);
  const answer = await runAppCommand(demo.setting, args);
  for (const line of `${answer.stdout}${answer.stderr}`.trimEnd().split('\n'))
    console.log(`   ${line}`);
  return answer.code;
}
