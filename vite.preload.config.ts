import { defineConfig } from 'vite';
import { nodeBundle } from './vite.main.config.ts';

export default defineConfig(nodeBundle('electron/preload.ts', 'dist/preload', 'preload'));
