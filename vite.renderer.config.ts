import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The window's page. It is served from `app://bundle/` under a policy that allows no inline script or style and no
 * request, so nothing may be inlined and the preload polyfill, which uses `fetch`, stays out.
 */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    // Chromium 130 is the oldest runtime the app starts on.
    target: 'chrome130',
    cssTarget: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'licenses.md' },
    sourcemap: false,
  },
});
