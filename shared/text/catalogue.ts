import type { Language } from '../language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import type { Text } from './text.ts';

/** All languages at once, for main. The page loads only the one it needs. */
export const catalogue: Readonly<Record<Language, Text>> = { en, de };
