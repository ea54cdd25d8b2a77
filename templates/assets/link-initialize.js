// The browser SDK: `window.Plaid` with `create` and `createEmbedded`.
//
// Link itself is a page in an iframe (`link-pane.js`); this file makes the iframe, shows and hides
// it, and turns what the frame posts into the app's callbacks. Both sides name the origin they
// speak to and check the origin and the window they hear from. Each message has `plaidEmulator: 1`
// and a `type`:
//
//   to the frame    open    the user wants Link; `institution_id`, `brand` or `manual` if already
//                           chosen
//                   exit    `force`
//                   submit  `phone_number` or `date_of_birth`
//   from the frame  loaded  it can be opened
//                   opened  `events` to deliver at once, each `{eventName, metadata}`
//                   event   the same, later in the session
//                   finish  `result` (`success` or `exit`), `public_token`, `metadata`, `error`,
//                           and the `events` that come in one burst with the callback
//                   gone    the user left while the emulator did not answer
//                   unheard   submit() came to nothing: the token is not of Layer, or is not valid
//                   redirect  `url` of a bank's own site, where the app's page goes
//                   select  `institution_id`, `brand` or `manual`, from the embedded tiles
(() => {
  'use strict';

  const CDN = 'https://cdn.plaid.com';
  const SCRIPT_PATH = '/link/v2/stable/link-initialize.js';
  const FRAME_PATH = '/link/v2/stable/link.html';
  // Ends the address of a tag that was led here from the CDN's.
  const LED = '?for=cdn';
  // A forced exit must end in `onExit` even when the emulator has gone away.
  const FORCED_EXIT_WAIT_MS = 4000;

  if (window.Plaid && typeof window.Plaid.create === 'function') {
    if (document.currentScript?.src.endsWith(LED)) {
      return;
    }
    console.warn(
      'Warning: link-initialize.js was embedded more than once. This is an unsupported ' +
        'configuration: the first one stays in use. Embed it once per page.',
    );
    return;
  }

  const emulator = originOfThisScript();
  const frameBase = emulator === CDN ? CDN + FRAME_PATH : `${emulator}/cdn.plaid.com${FRAME_PATH}`;
  if (emulator !== CDN) {
    leadScriptsHere();
  }

  let created = 0;
  let scrollLocks = 0;
  let scrollBefore = '';

  window.Plaid = {
    create: (config) => createHandler(checked(config)).handler,
    createEmbedded,
  };

  function originOfThisScript() {
    const scripts = [...document.querySelectorAll('script[src*="link-initialize.js"]')];
    const own = document.currentScript?.src || scripts.at(-1)?.src;
    return new URL(own || location.href, location.href).origin;
  }

  // The wrappers for React, Vue and Angular make a tag for the CDN's address themselves, and wait
  // until it has loaded. It is led to the emulator, where it finds this script in place.
  function leadScriptsHere() {
    const { prototype } = HTMLScriptElement;
    const { get, set } = Object.getOwnPropertyDescriptor(prototype, 'src');
    const lead = (url) => (String(url) === CDN + SCRIPT_PATH ? emulator + SCRIPT_PATH + LED : url);
    Object.defineProperty(prototype, 'src', {
      configurable: true,
      enumerable: true,
      get,
      set(url) {
        set.call(this, lead(url));
      },
    });
    prototype.setAttribute = function setAttribute(name, value) {
      const leads = String(name).toLowerCase() === 'src';
      Element.prototype.setAttribute.call(this, name, leads ? lead(value) : value);
    };
  }

  function checked(config) {
    const given = config || {};
    if (!given.token && !given.key) {
      throw new Error('Missing Link parameter. Link requires a key or token to be provided.');
    }
    if (!given.token && !given.env) {
      throw new Error('Invalid env: env cannot be missing.');
    }
    checkReturn(given.receivedRedirectUri);
    return given;
  }

  // The address a bank has sent the user back to must be as it came.
  function checkReturn(uri) {
    if (uri && !/^[^?#]*\?oauth_state_id=[^&#]+(&link_correlation_id=[^&#]+)?$/.test(uri)) {
      const rest = uri.includes('oauth_state_id=')
        ? ' It has to be the only parameter, with no fragment behind it.'
        : '';
      throw new Error(
        `oauth uri does not contain a valid oauth_state_id query parameter.${rest}`,
      );
    }
  }

  function frameUrl(config, kind, instance) {
    const query = new URLSearchParams({ [kind]: 'true' });
    for (const name of ['token', 'key', 'receivedRedirectUri']) {
      if (config[name]) {
        query.set(name, config[name]);
      }
    }
    // Unlike `location.origin` it is what the browser sends as the origin of a message, for
    // pages of files too.
    query.set('origin', window.origin);
    query.set('instance', instance);
    return `${frameBase}?${query}`;
  }

  function style(element, properties) {
    // Through CSSOM: style text would need 'unsafe-inline' in the page's policy.
    for (const [name, value] of Object.entries(properties)) {
      element.style.setProperty(name, value, 'important');
    }
  }

  function modalFrame(instance, url) {
    const frame = document.createElement('iframe');
    frame.id = `plaid-link-iframe-${instance}`;
    frame.title = 'Plaid Link';
    frame.src = url;
    style(frame, {
      position: 'fixed',
      inset: '0',
      width: '100%',
      height: '100%',
      margin: '0',
      border: '0',
      'max-width': 'none',
      'max-height': 'none',
      background: 'transparent',
      // Any other scheme than the frame's own makes the browser paint an opaque backdrop.
      'color-scheme': 'light dark',
      'z-index': '2147483647',
    });
    conceal(frame);
    return frame;
  }

  function conceal(frame) {
    style(frame, { display: 'none', visibility: 'hidden' });
  }

  function reveal(frame) {
    style(frame, { display: 'block', visibility: 'visible' });
    frame.focus({ preventScroll: true });
  }

  function attach(frame, stillWanted) {
    if (document.body) {
      document.body.append(frame);
      return;
    }
    const later = () => stillWanted() && document.body.append(frame);
    document.addEventListener('DOMContentLoaded', later, { once: true });
  }

  function lockScroll() {
    if (scrollLocks === 0) {
      scrollBefore = document.body.style.overflow;
      document.body.style.overflow = 'hidden';
    }
    scrollLocks += 1;
  }

  function unlockScroll() {
    scrollLocks -= 1;
    if (scrollLocks === 0) {
      document.body.style.overflow = scrollBefore;
    }
  }

  // An app's callback that throws must not stop the callbacks after it.
  function tell(callback, ...values) {
    if (typeof callback !== 'function') {
      return;
    }
    try {
      callback(...values);
    } catch (error) {
      setTimeout(() => {
        throw error;
      });
    }
  }

  // Calls `hear` with each of our messages from this one frame, until the returned function runs.
  function listen(frame, hear) {
    const onMessage = ({ origin, source, data }) => {
      const fromFrame = origin === emulator && source && source === frame.contentWindow;
      if (fromFrame && data && data.plaidEmulator === 1) {
        hear(data);
      }
    };
    window.addEventListener('message', onMessage);
    return () => window.removeEventListener('message', onMessage);
  }

  // The frame may lead to its own pages only.
  function redirect(url) {
    if (new URL(url).origin === emulator) {
      location.assign(url);
    }
  }

  function createHandler(config) {
    created += 1;
    const url = frameUrl(config, 'isLinkInitialize', created);
    const frame = modalFrame(created, url);

    // `idle`: nothing asked; `queued`: open() came before the frame was ready; `open`: on the
    // screen; `leaving`: forced away, the result is still to come; `destroyed`.
    let phase = 'idle';
    let loaded = false;
    let loadReported = false;
    let used = false;
    let wanted = {};
    // What submit() was called with before the frame was ready.
    const submitted = [];
    let opener = null;
    let sessionId = null;
    let visible = false;
    let timer;

    const send = (type, rest) =>
      frame.contentWindow?.postMessage({ plaidEmulator: 1, type, ...rest }, emulator);

    const close = () => {
      clearTimeout(timer);
      if (!visible) {
        return;
      }
      visible = false;
      conceal(frame);
      unlockScroll();
      if (opener?.isConnected) {
        opener.focus({ preventScroll: true });
      }
      opener = null;
    };

    const begin = () => {
      phase = 'open';
      visible = true;
      used = true;
      opener = document.activeElement;
      lockScroll();
      reveal(frame);
      send('open', wanted);
    };

    const finish = ({ result, public_token, metadata, error, events }) => {
      if (phase !== 'open' && phase !== 'leaving') {
        return;
      }
      phase = 'idle';
      close();
      for (const { eventName, metadata: detail } of events || []) {
        tell(config.onEvent, eventName, detail);
      }
      if (result === 'success') {
        tell(config.onSuccess, public_token, metadata);
      } else {
        tell(config.onExit, error, metadata);
      }
    };

    const finishWithoutFrame = () => {
      const nothing = { institution: null, status: null, request_id: null };
      finish({
        result: 'exit',
        error: null,
        metadata: { ...nothing, link_session_id: sessionId },
      });
    };

    const hearLoaded = () => {
      loaded = true;
      if (!loadReported) {
        loadReported = true;
        tell(config.onLoad);
      }
      submitted.splice(0).forEach((detail) => send('submit', detail));
      if (phase === 'queued') {
        begin();
      }
    };

    const stopListening = listen(frame, (message) => {
      if (message.type === 'loaded') {
        hearLoaded();
      } else if (message.type === 'opened' || message.type === 'event') {
        for (const { eventName, metadata } of message.events || []) {
          sessionId = metadata?.link_session_id || sessionId;
          tell(config.onEvent, eventName, metadata);
        }
      } else if (message.type === 'finish') {
        finish(message);
      } else if (message.type === 'redirect') {
        redirect(message.url);
      } else if (message.type === 'unheard') {
        console.warn(
          'Link warning: submit() has no effect. It needs a valid link token that was made by ' +
            '/session/token/create.',
        );
      } else if (message.type === 'gone') {
        finishWithoutFrame();
      }
    });
    attach(frame, () => phase !== 'destroyed');

    // `start` names what the user has already chosen: nothing, or a tile.
    const openAt = (start) => {
      if (phase === 'destroyed') {
        console.warn('Link warning: open() was called after destroy(). Create a new handler.');
        return;
      }
      if (phase !== 'idle') {
        return;
      }
      phase = 'queued';
      wanted = start;
      if (!frame.isConnected && document.body) {
        loaded = false;
        used = false;
        attach(frame, () => true);
      } else if (used) {
        // A session is over: the same token starts another one in a fresh frame.
        loaded = false;
        used = false;
        sessionId = null;
        frame.src = url;
      }
      if (loaded) {
        begin();
      }
    };

    const exit = (options) => {
      const force = Boolean(options && options.force);
      if (phase === 'queued') {
        phase = 'leaving';
        setTimeout(finishWithoutFrame);
      } else if (phase === 'open') {
        send('exit', { force });
        if (force) {
          phase = 'leaving';
          close();
          timer = setTimeout(finishWithoutFrame, FORCED_EXIT_WAIT_MS);
        }
      } else if (phase === 'idle') {
        console.warn('Link warning: attempted to exit Link when it was not open');
      }
    };

    const destroy = () => {
      phase = 'destroyed';
      stopListening();
      close();
      frame.remove();
    };

    const submit = (data) => {
      const { phone_number, date_of_birth } = data || {};
      if (Boolean(phone_number) === Boolean(date_of_birth)) {
        console.warn('Link warning: submit() takes either phone_number or date_of_birth');
        return;
      }
      if (phase !== 'idle') {
        console.warn('Link warning: submit() was called after open() or destroy()');
        return;
      }
      // Whatever was before is over; `open` shows the session that this begins.
      used = false;
      const detail = phone_number ? { phone_number } : { date_of_birth };
      if (loaded) {
        send('submit', detail);
      } else {
        console.warn('Link warning: submit() was called before onLoad; Plaid may not hear it');
        submitted.push(detail);
      }
    };

    // Apps pass `open` straight to onclick, so it must not look at its argument.
    return { handler: { open: () => openAt({}), exit, destroy, submit }, openAt };
  }

  function createEmbedded(config, element) {
    const given = checked(config);
    if (!(element instanceof Element)) {
      throw new Error('Plaid.createEmbedded needs the element to draw the institutions in.');
    }
    // The tiles stand in the app's page; choosing one opens the ordinary dialog.
    const { handler, openAt } = createHandler({ ...given, onLoad: undefined });
    const tiles = document.createElement('iframe');
    tiles.id = `plaid-embedded-link-iframe-${created}`;
    tiles.title = 'Choose your institution';
    tiles.src = frameUrl(given, 'isEmbedded', created);
    style(tiles, {
      width: '100%',
      height: '100%',
      'min-height': '350px',
      border: '0',
      background: 'transparent',
      'color-scheme': 'light dark',
    });
    const stopListening = listen(tiles, ({ type, institution_id, brand, manual }) => {
      if (type === 'loaded') {
        tell(given.onLoad);
      } else if (type === 'select') {
        openAt(manual ? { manual } : brand ? { brand } : { institution_id });
      }
    });
    if (window.self === window.top) {
      element.append(tiles);
    } else {
      console.error('Link: institutions cannot be drawn in a page that is in an iframe itself.');
    }
    return {
      destroy: () => {
        stopListening();
        tiles.remove();
        handler.destroy();
      },
    };
  }
})();
