// The script of a bank's own site: goes from step to step without leaving the page.
(() => {
  'use strict';

  const form = document.getElementById('bank');
  const steps = [...document.querySelectorAll('#container > [data-step]')];
  const otherUsers = form.dataset.otherUsers.split(' ');

  // Whether only the server knows what comes after a step.
  function asksServer(name) {
    const { username, simulate } = form.elements;
    if (name === 'login') {
      return simulate.value !== '' || otherUsers.includes(username.value);
    }
    if (name === 'accounts') {
      return !document.querySelector('#accounts-list :checked');
    }
    return name === 'terms';
  }

  form.addEventListener('submit', (event) => {
    const at = steps.findIndex((step) => !step.hidden);
    if (event.submitter?.name === 'cancel' || asksServer(steps[at].dataset.step)) {
      return;
    }
    event.preventDefault();
    document.querySelectorAll('[role="alert"]').forEach((alert) => alert.remove());
    const next = steps[at + 1];
    steps[at].hidden = true;
    next.hidden = false;
    form.elements.at.value = next.dataset.step;
    next.querySelector('h1').focus();
    scrollTo(0, 0);
  });
})();
