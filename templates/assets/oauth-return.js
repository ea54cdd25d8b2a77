// The script of the way back from a bank's own site: tells Link and closes the window.
(() => {
  'use strict';

  // A click fails in some test drivers when its page goes away during it.
  const CLOSE_AFTER_MS = 300;

  const wrapper = document.getElementById('click-to-continue-wrapper');
  const close = document.getElementById('click-to-continue');
  close.hidden = false;
  close.addEventListener('click', () => window.close());

  if (window.opener) {
    wrapper.hidden = true;
    document.querySelector('[data-closing]').hidden = false;
    window.opener.postMessage({ plaidEmulator: 1, type: 'returned' }, location.origin);
    setTimeout(() => {
      window.close();
      // A tab that was not opened by a script stays.
      wrapper.hidden = false;
    }, CLOSE_AFTER_MS);
  }
})();
