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
    rolldownOptions: {
      input: [
        ...['react', 'oauth-react'].flatMap((page) => [3, 4, 5].map((n) => `${page}-${n}.html`)),
        'vue.html',
        'angular.html',
      ],
    },
  },
});
