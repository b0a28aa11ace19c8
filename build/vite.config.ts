import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const root = join(import.meta.dirname, '..');

/** Builds the window: one page, its modules, styles and fonts as files, nothing inline. */
export default defineConfig({
  root: join(root, 'renderer'),
  plugins: [react()],
  build: {
    outDir: join(root, 'dist', 'renderer'),
    emptyOutDir: true,
    // The policy allows no data: scripts, and fonts only as files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    target: 'es2024',
  },
});
