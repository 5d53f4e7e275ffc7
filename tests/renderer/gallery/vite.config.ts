import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { galleryFacts } from './gallery-facts.ts';

/** Serves the gallery to this computer only: `npx vite -c tests/renderer/gallery/vite.config.ts`. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  cacheDir: fileURLToPath(new URL('../../../node_modules/.vite-gallery', import.meta.url)),
  plugins: [react(), galleryFacts],
  build: {
    target: 'chrome130',
    // One script and one style sheet: a test opens the page hundreds of times, and each of its files takes time in Playwright.
    cssCodeSplit: false,
    rolldownOptions: { output: { codeSplitting: false } },
  },
  server: { host: '127.0.0.1' },
});
