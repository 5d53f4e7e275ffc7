import type { Language } from '../language.ts';
import { deMain } from './de-main.ts';
import { enMain } from './en-main.ts';
import type { MainText } from './text.ts';

/** What main says, in all languages at once. The page loads only the one it needs. */
export const catalogue: Readonly<Record<Language, MainText>> = { en: enMain, de: deMain };
