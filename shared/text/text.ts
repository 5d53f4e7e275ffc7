import type { Language } from '../language.ts';
import type { enAdmin } from './en-admin.ts';
import type { enMain } from './en-main.ts';
import type { en } from './en.ts';

/** What a literal or a function may be in another language: any string, the same arguments. */
type Translated<T> = T extends string
  ? string
  : T extends (...input: infer I) => string
    ? (...input: I) => string
    : { readonly [K in keyof T]: Translated<T[K]> };

/** Every word the window and the system's own dialogs say. A language that lacks one does not compile. */
export type Text = Translated<Omit<typeof en, 'language'>> & { readonly language: Language };

/** The part of it that main says, some of which the window says as well. */
export type MainText = Pick<Text, keyof typeof enMain>;

/** The part of it that only the admin panel says. */
export type AdminText = Pick<Text, keyof typeof enAdmin>;

/** The part that the window says from its start; the system's own dialogs speak from main. */
export type WindowText = Omit<Text, keyof AdminText | 'native'>;
