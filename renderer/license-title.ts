import { endingOf } from '../shared/license.ts';
import type { LicenseName } from '../shared/license-name.ts';
import type { WindowText } from '../shared/text/text.ts';

/** Returns the name of a license as the window shows it, such as `Lumen Studio` or `LUMEN … 4C7A91`. Null as the name is an unknown license. */
export function getLicenseTitle(name: LicenseName | null, text: WindowText): string {
  const messages = text.device.licenses;
  if (name === null) return messages.unknown;
  if (name.type !== 'key') return name.name;
  const ending = endingOf(name.displayKey);
  return name.prefix === null || ending === ''
    ? messages.key(ending)
    : messages.prefixed(name.prefix, ending);
}
