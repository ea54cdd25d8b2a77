// The app on `usePlaidLink` that banks send people back to: the token is kept, and Link opens by
// itself.
import { StrictMode, createElement as h, useEffect } from 'react';
import { createRoot } from 'react-dom/client';

export function start(usePlaidLink, title) {
  const query = new URLSearchParams(location.search);
  if (query.has('token')) {
    localStorage.setItem('token', query.get('token'));
  }
  const back = query.has('oauth_state_id');

  function App() {
    const { open, ready, error } = usePlaidLink({
      token: localStorage.getItem('token'),
      receivedRedirectUri: back ? location.href : undefined,
      ...window.callbacks,
    });
    useEffect(() => {
      if (back && ready) {
        open();
      }
    }, [ready, open]);
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
