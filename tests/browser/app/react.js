// The smallest app on `usePlaidLink`, the same for every release of react-plaid-link.
import { StrictMode, createElement as h } from 'react';
import { createRoot } from 'react-dom/client';

export function start(usePlaidLink, title) {
  const token = new URLSearchParams(location.search).get('token');

  function App() {
    // Undefined but under a strict policy; releases that know no such prop pass it over.
    const cspNonce = document.querySelector('script[nonce]')?.nonce;
    const link = usePlaidLink({ token, cspNonce, ...window.callbacks });
    const { open, ready, error } = link;
    // Layer's tests call its `submit`.
    window.layer = link;
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
