// Hosted Link's page: opens Link by itself, and leads back to the app when it is over.
(() => {
  'use strict';

  // A click fails in some test drivers when its page goes away during it.
  const LEAVE_AFTER_MS = 300;

  const { token, completion, receivedRedirectUri } = document.body.dataset;

  function finish() {
    document.querySelector('[data-opening]').hidden = true;
    const finished = document.querySelector('[data-finished]');
    finished.hidden = false;
    finished.querySelector('h1').focus();
    setTimeout(() => {
      if (completion) {
        location.replace(completion);
      } else {
        // A window that a script has opened; any other stays, and says what to do.
        window.close();
      }
    }, LEAVE_AFTER_MS);
  }

  const handler = Plaid.create({
    token,
    ...(receivedRedirectUri ? { receivedRedirectUri } : {}),
    onSuccess: finish,
    onExit: finish,
  });
  handler.open();
})();
