import * as v from 'valibot';
import { brand } from './brand.ts';
import { CaseCode } from './support-case.ts';
import type { Vendor } from './vendor.ts';

/**
 * Returns the scheme of links into this app, which is the vendor's, so that no link opens another vendor's app.
 * https://www.electronjs.org/docs/latest/tutorial/launch-app-from-url-in-another-app
 */
export function linkScheme({ app }: Pick<Vendor, 'app'>): string {
  return app?.name ?? brand.name;
}

/** The longest link that is read, in code units. */
const maxLinkLength = 120;

/**
 * Returns the case code of `seatkeeper://support?case=XXXX-XXXX`; null for any other link. Any web page can open such a link, so it can only
 * navigate: it has one action and one opaque code, and an unknown part makes the whole link invalid.
 */
export function caseCodeOfLink(link: string, scheme: string = brand.name): string | null {
  const hasScheme = link.length <= maxLinkLength && link.startsWith(`${scheme}://`);
  const rest = hasScheme ? link.slice(scheme.length) : '';
  const match = /^:\/\/support\/?\?case=([A-Za-z]{4}-?[A-Za-z]{4})$/.exec(rest);
  const parsed = v.safeParse(CaseCode, match?.[1]);
  return parsed.success ? parsed.output : null;
}
