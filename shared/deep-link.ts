import * as v from 'valibot';
import { CaseCode } from './support-case.ts';

/** The address scheme of links into the app. https://www.electronjs.org/docs/latest/tutorial/launch-app-from-url-in-another-app */
export const linkScheme = 'seatkeeper';

/** No link of ours is longer, in characters. */
const longestLink = 120;

/**
 * The case that `seatkeeper://support?case=XXXX-XXXX` names; null for anything else. Any web page can open such a link, so that it only
 * ever navigates: one action, one opaque code, and an unknown part makes the whole link void.
 */
export function caseOfLink(link: string): string | null {
  const match =
    link.length <= longestLink
      ? /^seatkeeper:\/\/support\/?\?case=([A-Za-z]{4}-?[A-Za-z]{4})$/.exec(link)
      : null;
  const parsed = v.safeParse(CaseCode, match?.[1]);
  return parsed.success ? parsed.output : null;
}
