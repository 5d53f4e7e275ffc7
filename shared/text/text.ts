import type { en } from './en.ts';

/** Every word the app says. A language that lacks one, or has one too many, does not compile. */
export type Text = typeof en;
