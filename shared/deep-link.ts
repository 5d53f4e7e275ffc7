import * as v from 'valibot';
import { CaseCode } from './support-case.ts';
import type { Vendor } from './vendor.ts';

/** The scheme of links into an app without names of its own. https://www.electronjs.org/docs/latest/tutorial/launch-app-from-url-in-another-app */
const defaultScheme = 'seatkeeper';

/** The scheme of links into this app: a seller's app must not open another's. */
export function linkScheme({ app }: Pick<Vendor, 'app'>): string {
  return app?.name ?? defaultScheme;
}

/** No link of ours is longer, in characters. */
const maxLinkLength = 120;

/**
 * The case that `seatkeeper://support?case=XXXX-XXXX` names; null for anything else. Any web page can open such a link, so that it only
 * ever navigates: one action, one opaque code, and an unknown part makes the whole link void.
 */
export function caseCodeOfLink(link: string, scheme: string = defaultScheme): string | null {
  const hasScheme = link.length <= maxLinkLength && link.startsWith(`${scheme}://`);
  const rest = hasScheme ? link.slice(scheme.length) : '';
  const match = /^:\/\/support\/?\?case=([A-Za-z]{4}-?[A-Za-z]{4})$/.exec(rest);
  const parsed = v.safeParse(CaseCode, match?.[1]);
  return parsed.success ? parsed.output : null;
}
