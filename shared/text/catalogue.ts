import type { Language } from '../language.ts';
import { deMain } from './de-main.ts';
import { enMain } from './en-main.ts';
import type { MainText } from './text.ts';

/** The text of main in all languages. The page loads only the language that it needs. */
export const catalogue: Readonly<Record<Language, MainText>> = { en: enMain, de: deMain };
