import * as v from 'valibot';
import { endingOf, PolarId } from '../../shared/license.ts';

/** A license as an argument names it. Never a whole key: all users of the computer can see arguments. */
export type LicenseArgument =
  | { readonly type: 'id'; readonly id: string }
  /** The end of its key as the app shows it, in upper case. */
  | { readonly type: 'ending'; readonly ending: string };

/** Reads the id of a license, or the end of a key of at most six characters, with or without the mask before it. */
export const LicenseArgumentText = v.pipe(
  v.string(),
  v.trim(),
  v.transform((text): LicenseArgument | null => {
    const id = v.safeParse(PolarId, text);
    if (id.success) return { type: 'id', id: id.output };
    const ending = endingOf(text).toUpperCase();
    const { length } = Array.from(ending);
    return length > 0 && length <= 6 ? { type: 'ending', ending } : null;
  }),
  v.check((argument) => argument !== null),
);
