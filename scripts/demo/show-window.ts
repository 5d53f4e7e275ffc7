import { runCommand } from '../setup/run-command.ts';
import { seatNames, type Demo } from './demo.ts';
import { appArgs } from './run-app.ts';

/** Opens the window on the demo and prints what to do; returns the app's exit code. */
export async function showWindow(demo: Demo): Promise<number> {
  const { polar, setting } = demo;
  console.log(`
The app runs against a stand-in for Polar on this computer (${polar.baseUrl}).
Nothing real is touched: the license is made up, and all data goes when you close the window.

  · Click "Release seat" and confirm: the seat goes back.
  · To try the seller's side, connect with the access token ${polar.token}
    and the organization id ${polar.organizationId}.

Seats that the stand-in counts now: ${seatNames(demo).join(', ')}.
Close the window or press Ctrl-C to end.
`);
  // Chromium's errors about a missing desktop would hide the lines above.
  const args = ['--log-level=3', ...appArgs(setting, [])];
  const code = await runCommand(setting.runtime.executable, args, { env: setting.env });
  console.log(
    `Seats that the stand-in counts at the end: ${seatNames(demo).join(', ') || 'none'}.`,
  );
  return code;
}
