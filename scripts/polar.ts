import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { faultNames } from '../tests/support/polar/fault-from.ts';
import { faultForm, faultFromText } from '../tests/support/polar/fault-text.ts';
import { oddities } from '../tests/support/polar/odd-answers.ts';
import { startPolar } from '../tests/support/polar/start-polar.ts';

const plans = ['off', 'production', 'sandbox'] as const;

const help = `Usage: npm run polar -- [options]

Runs a stand-in for Polar's license-key API on 127.0.0.1 with a small seeded organization.
Prints one line of JSON: where it is, and the ids, key and token of the seeded device.

  --port N               port to listen on; 0, the default, takes any free one
  --licenses N           this many generated licenses besides the small organization's
  --limits PLAN          ${plans.join(', ')}: Polar's request limits; default off
  --sandbox              answer as Polar's sandbox does
  --fault FAULT          let a request go wrong; may be repeated; see below
  --until-stdin-closes   stop when the standard input ends
  --help                 show this

Stops on SIGINT and SIGTERM.

A fault is written ${faultForm}, for example answer-lost@deactivate or slow=3000*5.
NAME: ${wrapNames(faultNames)}
odd=ODDITY takes one of ${wrapNames(oddities)}

While it runs: GET /_stand-in/record, /_stand-in/log and /_stand-in/faults show its state;
POST /_stand-in/faults with {"fault":{"type":NAME,…},"on":OPERATION,"times":N} adds a fault,
DELETE removes all.
`;

/** `npm run polar -- ARGS` */
export async function main(args: readonly string[]): Promise<number> {
  try {
    await runStandIn(args);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

async function runStandIn(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '0' },
      licenses: { type: 'string', default: '0' },
      limits: { type: 'string', default: 'off' },
      sandbox: { type: 'boolean', default: false },
      fault: { type: 'string', multiple: true, default: [] },
      'until-stdin-closes': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return;
  }
  const limits = plans.find((plan) => plan === values.limits);
  if (limits === undefined) throw new Error(`--limits is one of ${plans.join(', ')}`);
  const port = wholeNumber('--port', values.port, 65_535);
  const licenses = wholeNumber('--licenses', values.licenses, 10_000_000);
  const faults = values.fault.map(faultFromText);

  // Listens for the end before it announces that it runs.
  const end = waitForStop(values['until-stdin-closes']);
  const polar = await startPolar({ port, licenses, limits, sandbox: values.sandbox });
  for (const { fault, options } of faults) polar.faults.add(fault, options);
  const { baseUrl, organizationId, token, key, activationId, licenseId, customerId } = polar;
  const { readOnlyToken, otherActivationId } = polar;
  const line = { baseUrl, organizationId, token, key, activationId, licenseId, customerId };
  process.stdout.write(`${JSON.stringify({ ...line, readOnlyToken, otherActivationId })}\n`);

  await end;
  await polar.close();
}

async function waitForStop(untilStdinCloses: boolean): Promise<void> {
  const reasons = [once(process, 'SIGINT'), once(process, 'SIGTERM')];
  // A pipe ends and closes; a file, such as /dev/null, only ends.
  if (untilStdinCloses)
    reasons.push(once(process.stdin.resume(), 'end'), once(process.stdin, 'close'));
  await Promise.race(reasons);
  process.stdin.destroy();
}

function wholeNumber(name: string, text: string, max: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value <= max)) throw new Error(`${name} is a whole number up to ${max}`);
  return value;
}

function wrapNames(names: readonly string[]): string {
  const half = Math.ceil(names.length / 2);
  return [names.slice(0, half), names.slice(half)].map((part) => part.join(', ')).join(',\n      ');
}
