import type { Language } from '../language.ts';
import type { enAdmin } from './en-admin.ts';
import type { enMain } from './en-main.ts';
import type { en } from './en.ts';

/** The type of a text in another language: any string for a literal, the same arguments for a function. */
type Translated<T> = T extends string
  ? string
  : T extends (...input: infer I) => string
    ? (...input: I) => string
    : { readonly [K in keyof T]: Translated<T[K]> };

/** All text of the window and of the system's dialogs. A language that lacks a part does not compile. */
export type Text = Translated<Omit<typeof en, 'language'>> & { readonly language: Language };

/** The text of main, a part of which the window uses as well. */
export type MainText = Pick<Text, keyof typeof enMain>;

/** The text that only the admin panel uses. */
export type AdminText = Pick<Text, keyof typeof enAdmin>;

/** The text that the window needs from its start. */
export type WindowText = Omit<Text, keyof AdminText | 'native'>;
