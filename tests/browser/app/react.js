// The smallest app on `usePlaidLink`, the same for every release of react-plaid-link.
import { StrictMode, createElement as h } from 'react';
import { createRoot } from 'react-dom/client';

export function start(usePlaidLink, title) {
  const token = new URLSearchParams(location.search).get('token');

  function App() {
    const { open, ready, error } = usePlaidLink({ token, ...window.callbacks });
    return h(
      'div',
      null,
      h('h1', null, title),
      h('button', { onClick: () => open(), disabled: !ready }, 'Connect a bank'),
      error && h('p', { role: 'alert' }, String(error)),
    );
  }

  createRoot(document.getElementById('app')).render(h(StrictMode, null, h(App)));
}
