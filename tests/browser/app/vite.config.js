// Builds the app pages with React's development build, since StrictMode only doubles effects there.
import { defineConfig } from 'vite';

export default defineConfig({
  mode: 'development',
  define: { 'process.env.NODE_ENV': '"development"' },
  logLevel: 'warn',
  build: {
    outDir: '../../../target/e2e/app',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { input: ['react-3.html', 'react-4.html', 'react-5.html'] },
  },
});
