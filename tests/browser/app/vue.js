// The smallest app on the component of @jcss/vue-plaid-link.
import { PlaidLink } from '@jcss/vue-plaid-link';
import { createApp, h } from 'vue';

const token = new URLSearchParams(location.search).get('token');

createApp({
  render: () =>
    h('div', [
      h('h1', '@jcss/vue-plaid-link'),
      h(PlaidLink, { token, ...window.callbacks }, () => 'Connect a bank'),
    ]),
}).mount('#app');
