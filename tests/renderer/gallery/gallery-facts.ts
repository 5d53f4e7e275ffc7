import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const factsModule = fileURLToPath(
  new URL('../../../renderer/features/about/build-facts.ts', import.meta.url),
);

/** What the page about the app shows in pictures, which do not change with each version. */
const facts = {
  news: [
    'This device shows a license as one card that fits the window.',
    'Reveal shows the license key in a separate window that hides it again.',
    'A notification reminds you once 14 days and once 3 days before a license expires.',
  ],
  parts: [
    { name: '@base-ui/react', version: '1.9.0', license: 'MIT' },
    { name: '@fontsource-variable/inter', version: '5.3.0', license: 'OFL-1.1' },
    { name: 'react', version: '19.3.1', license: 'MIT' },
  ],
};

/** Puts fixed facts in place of those that the build reads. */
export const galleryFacts: Plugin = {
  name: 'gallery-facts',
  enforce: 'pre',
  load: (id) =>
    id === factsModule
      ? `export const news = ${JSON.stringify(facts.news)}; export const parts = ${JSON.stringify(facts.parts)};`
      : null,
};
