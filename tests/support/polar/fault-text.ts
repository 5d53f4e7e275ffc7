import { faultFrom } from './fault-from.ts';
import type { Fault, FaultOptions } from './faults.ts';

/** The format that {@link faultFromText} accepts, for a help text. */
export const faultForm = 'NAME[=VALUE][@OPERATION][*TIMES]';

/**
 * Parses a fault from a command line: `slow=3000@deactivate*2` delays the next two deactivations by
 * three seconds. VALUE is milliseconds for `slow` and `late-answer`, seconds for `rate-limited`, an
 * address for `redirect`, bytes for `oversized`, a count for `many-activations`, an oddity for
 * `odd`; the others take none. Throws if the text is not a fault.
 */
export function faultFromText(text: string): {
  readonly fault: Fault;
  readonly options: FaultOptions;
} {
  const form =
    /^(?<type>[a-z0-9-]+)(?:=(?<value>[^@*]+))?(?:@(?<on>[a-z-]+))?(?:\*(?<times>\d+))?$/;
  const { type, value, on, times } = form.exec(text)?.groups ?? {};
  if (type === undefined) throw new Error(`A fault is written ${faultForm}, not ${text}`);
  return faultFrom({
    fault: { type, ...(value === undefined ? {} : valueOf(type, value)) },
    ...(on === undefined ? {} : { on }),
    ...(times === undefined ? {} : { times: Number(times) }),
  });
}

function valueOf(type: string, value: string): Readonly<Record<string, unknown>> {
  switch (type) {
    case 'rate-limited':
      return { retryAfter: Number(value) };
    case 'redirect':
      return { to: value };
    case 'oversized':
      return { bytes: Number(value) };
    case 'odd':
      return { oddity: value };
    case 'many-activations':
      return { count: Number(value) };
    default:
      return { ms: Number(value) };
  }
}
