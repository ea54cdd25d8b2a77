// The page script of Link: sends a pane's form without leaving the page and shows the answer.
//
// Every pane works without this file. With it, a press takes the pane away in the same event,
// the search filters as one types, and a page in a frame speaks with `link-initialize.js`.
(() => {
  'use strict';

  const SEARCH_SETTLED_MS = 400;
  const RESULTS_MAX = 14;
  const PHONE_DIGITS = 10;
  // Files about income that say what is to be read in them are no longer, in bytes.
  const TELLING_SIZE = 100_000;
  // A person, or a test, may still press Enter after the last digit.
  const CODE_SETTLED_MS = 700;
  const POPUP_LOOK_MS = 250;
  // Time for an app to hear of one navigation before the next.
  const NAVIGATION_MS = 20;
  const POPUP = 'popup,width=520,height=780';

  const { mode, origin, token, receivedRedirectUri } = document.body.dataset;
  // What this script says, in the language of the page.
  const say = document.getElementById('link-words').dataset;
  const status = document.getElementById('link-status');

  let shown = document.querySelector('main');
  // Posts go out one after the other, so that the server sees the events in their order.
  let sending = Promise.resolve();
  let navigating = Promise.resolve();
  // How many events the app around a webview has been told of.
  let told = 0;
  // An answer is shown only if nothing was asked after it.
  let asked = 0;
  let unreachable = null;
  // The session of Layer that `submit` has made and `open` will show.
  let prepared = '';
  let picker = null;
  let pollTimer;
  // The window of a bank's own site, as long as its pane is up.
  let bank = null;

  function notify(type, rest) {
    if (mode === 'page') {
      return;
    }
    // A page of a file has no origin that could be named.
    const target = origin === 'null' ? '*' : origin;
    window.parent.postMessage({ plaidEmulator: 1, type, ...rest }, target);
  }

  window.addEventListener('message', (message) => {
    const { data } = message;
    if (bank && message.source === bank && message.origin === location.origin) {
      lookForBank();
      return;
    }
    const fromParent = message.origin === origin && message.source === window.parent;
    if (!fromParent || !data || data.plaidEmulator !== 1) {
      return;
    }
    if (data.type === 'open') {
      start(data);
    } else if (data.type === 'exit') {
      leave(data.force ? 'confirm_exit' : 'exit', data.force);
    } else if (data.type === 'submit') {
      const { phone_number, date_of_birth } = data;
      submit(phone_number ? { phone_number } : { date_of_birth });
    }
  });

  function start({ institution_id, brand, manual }) {
    const choices = Object.entries({ institution_id, brand, manual });
    const chosen = Object.fromEntries(choices.filter(([, value]) => value));
    const returned = receivedRedirectUri ? { received_redirect_uri: receivedRedirectUri } : {};
    const asked = prepared ? { session: prepared } : {};
    ask({ action: 'open', token, ...asked, ...returned, ...chosen }, say.opening, 'opened');
  }

  // Layer: asks whether a person is eligible, before anything is shown.
  async function submit(detail) {
    const main = await post({ action: 'submit', token, session: prepared, ...detail }).catch(
      () => null,
    );
    prepared = main?.dataset.session || prepared;
    if (main?.dataset.session) {
      tellEvents(main);
    } else {
      notify('unheard');
    }
  }

  function leave(action, force) {
    if (force) {
      // The app has taken the frame away already: nothing may keep its callback waiting.
      sending = Promise.resolve();
    }
    flushSearch();
    leaveBank();
    ask({ ...here(), action }, say.leaving);
  }

  function here() {
    return { session: shown.dataset.session, pane: shown.dataset.pane };
  }

  // In a webview the app cancels each navigation and reads it; they must not overtake each other.
  function navigate(main) {
    const addresses = embedded(main, 'navigations') || [];
    told = main.dataset.told || told;
    navigating = addresses.reduce(
      (before, address) =>
        before.then(() => {
          location.assign(address);
          return new Promise((resolve) => setTimeout(resolve, NAVIGATION_MS));
        }),
      navigating,
    );
  }

  function post(fields) {
    const send = async () => {
      const sent = new URLSearchParams(fields);
      if (told) {
        sent.set('told', told);
      }
      const response = await fetch(location.href, {
        method: 'POST',
        headers: { 'X-Link-Fragment': '1' },
        body: sent,
      });
      const holder = document.createElement('div');
      holder.innerHTML = await response.text();
      const main = holder.querySelector('main');
      if (!main) {
        throw new Error(`the answer has no pane, status ${response.status}`);
      }
      return main;
    };
    const answer = sending.then(send);
    sending = answer.catch(() => {});
    return answer;
  }

  // An event without a new pane: of the answer only the events count.
  const mention = (fields) => post(fields).then((main) => tellEvents(main)).catch(() => {});

  async function ask(fields, waitsFor, greeting) {
    asked += 1;
    const mine = asked;
    showLoading(waitsFor);
    try {
      const main = await post(fields);
      tellEvents(main, greeting);
      if (mine === asked) {
        answered(main);
      }
    } catch (error) {
      console.error('Link:', error);
      if (mine === asked) {
        showUnreachable({ fields, waitsFor, greeting });
      }
    }
  }

  function answered(main) {
    const result = embedded(main, 'result');
    if (result && mode === 'frame') {
      notify('finish', result);
      return;
    }
    show(main);
    navigate(main);
  }

  function tellEvents(main, greeting = 'event') {
    const events = embedded(main, 'events') || [];
    if (events.length > 0 || greeting === 'opened') {
      notify(greeting, { events });
    }
  }

  function embedded(main, name) {
    const element = main.querySelector(`script[data-link="${name}"]`);
    return element && JSON.parse(element.textContent);
  }

  function show(main) {
    status.textContent = '';
    prepare(main);
    paint(main.dataset);
    shown.replaceWith(main);
    shown = main;
    (main.querySelector('[data-focus]') || main.querySelector('h1'))?.focus();
    poll(main);
    watchBank(main);
  }

  // The colours of a customization; panes of no session keep those there are.
  function paint({ session, background, brand, onBrand }) {
    if (!session) {
      return;
    }
    const { style } = document.documentElement;
    const backdrop = background && `color-mix(in srgb, ${background} 80%, transparent)`;
    const colours = { '--backdrop': backdrop, '--brand': brand, '--on-brand': onBrand };
    Object.entries(colours).forEach(([name, colour]) => {
      if (colour) {
        style.setProperty(name, colour);
      }
    });
  }

  function showLoading(waitsFor) {
    unreachable = null;
    const main = copyOf('link-loading');
    main.querySelector('[data-waits-for]').textContent = waitsFor;
    show(main);
  }

  function showUnreachable(what) {
    show(copyOf('link-offline'));
    unreachable = what;
  }

  function copyOf(id) {
    const main = document.getElementById(id).content.cloneNode(true).querySelector('main');
    main.dataset.session = shown.dataset.session;
    main.querySelector('progress').value = shown.querySelector('progress')?.value || 0;
    return main;
  }

  function poll(main) {
    const form = main.querySelector('form[data-poll]');
    clearTimeout(pollTimer);
    if (form) {
      pollTimer = setTimeout(() => lookAgain(main), Number(form.dataset.poll));
    }
  }

  // Asks for the pane again, which stays as it is unless something has happened.
  async function lookAgain(main) {
    clearTimeout(pollTimer);
    if (shown !== main) {
      return;
    }
    const answer = await post({ ...here(), action: 'continue' }).catch(() => null);
    if (shown !== main) {
      return;
    }
    if (answer) {
      tellEvents(answer);
    }
    if (!answer || answer.dataset.pane === main.dataset.pane) {
      poll(main);
    } else {
      answered(answer);
    }
  }

  // Opens a bank's own site, within the press that asks for it: later no browser lets us.
  function openBank({ site, place }) {
    if (place !== 'here') {
      bank = window.open(site, '_blank', place === 'popup' ? POPUP : '');
    }
  }

  // Waits for the bank's window to be closed, or leaves the app's page for the bank.
  function watchBank(main) {
    const link = main.querySelector('form[data-away] a[data-place]');
    if (!link) {
      return;
    }
    if (link.dataset.place === 'here') {
      goTo(link.href);
      return;
    }
    const timer = setInterval(() => {
      if (shown !== main) {
        clearInterval(timer);
      } else if (bank?.closed) {
        clearInterval(timer);
        bank = null;
        ask({ ...here(), action: 'close_oauth' }, say.moment);
      }
    }, POPUP_LOOK_MS);
  }

  function leaveBank() {
    bank?.close();
    bank = null;
  }

  function goTo(url) {
    if (mode === 'frame') {
      notify('redirect', { url });
    } else {
      location.assign(url);
    }
  }

  function showBank(event, link) {
    if (link.dataset.place === 'here') {
      return;
    }
    event.preventDefault();
    if (bank && !bank.closed) {
      bank.focus();
    } else {
      openBank({ site: link.href, place: link.dataset.place });
    }
  }

  function lookForBank() {
    if (shown.querySelector('form[data-away]')) {
      lookAgain(shown);
    }
  }

  // Somebody has come back from the bank's tab by hand.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      lookForBank();
    }
  });

  // What a pane has with scripts and must not have without them.
  function prepare(main) {
    main.querySelectorAll('[data-nojs]').forEach((element) => element.remove());
    retype(main);
    main.querySelectorAll('[data-reveal]').forEach((button) => {
      button.hidden = false;
    });
    picker = pickerOf(main);
    gate(main);
  }

  function retype(root) {
    root.querySelectorAll('button[data-type="button"]').forEach((button) => {
      button.type = 'button';
    });
  }

  // Whether the primary button may be pressed yet.
  function gate(main) {
    const primary = main.querySelector('#aut-button');
    const phone = main.querySelector('input[type="tel"]');
    const picks = [...main.querySelectorAll('input[name="account"], input[name="source"]')];
    const answers = [...main.querySelectorAll('input[name^="answer_"]')];
    if (answers.length > 0) {
      const given = ({ type, checked, value }) => (type === 'text' ? value.trim() : checked);
      const open = new Set(answers.map((answer) => answer.name));
      answers.filter(given).forEach((answer) => open.delete(answer.name));
      enable(primary, open.size === 0);
    } else if (phone) {
      const known = phone.value !== '' && phone.value === phone.dataset.known;
      enable(primary, known || phone.value.replace(/\D/g, '').length >= PHONE_DIGITS);
    } else if (picks.length > 0) {
      enable(primary, picks.some((pick) => pick.checked));
      picks.forEach((pick) => {
        pick.closest('li').dataset.state = pick.checked ? 'checked' : 'unchecked';
      });
    }
  }

  function enable(button, on) {
    button.disabled = !on;
    button.tabIndex = on ? 0 : -1;
    button.classList.toggle('Mui-disabled', !on);
    button.ariaDisabled = on ? null : 'true';
  }

  function press(form, button) {
    if (mode === 'tiles') {
      notify('select', { [button.name]: button.value });
      return;
    }
    flushSearch();
    if (button.dataset.site) {
      openBank(button.dataset);
    } else if (['close_oauth', 'confirm_exit'].includes(button.value)) {
      leaveBank();
    }
    // Of files only the names are sent, but for those that may say what is to be read in them.
    const entries = [...new FormData(form)];
    const telling = entries.map(([, value]) => value).filter(isTelling);
    const named = entries.map(([key, value]) => [key, value instanceof File ? value.name : value]);
    const fields = new URLSearchParams(named);
    if (button.name) {
      fields.append(button.name, button.value);
    }
    const brand = fields.get('brand');
    const variants = brand && shown.querySelector(`template[data-brand="${CSS.escape(brand)}"]`);
    if (unreachable) {
      const { fields: again, waitsFor, greeting } = unreachable;
      if (button.value === 'retry') {
        ask(again, waitsFor, greeting);
      } else {
        notify('gone');
      }
    } else if (variants) {
      mention(fields);
      show(variants.content.cloneNode(true).querySelector('main'));
    } else {
      const waitsFor = button.dataset.wait || form.dataset.wait || say.moment;
      if (telling.length > 0) {
        addTexts(fields, telling).then(() => ask(fields, waitsFor));
      } else {
        ask(fields, waitsFor);
      }
    }
  }

  function isTelling(value) {
    return value instanceof File && value.name.endsWith('.json') && value.size <= TELLING_SIZE;
  }

  async function addTexts(fields, files) {
    const texts = await Promise.all(files.map((file) => file.text()));
    fields.set('told_by_files', texts.join('\n'));
  }

  document.addEventListener('submit', (event) => {
    event.preventDefault();
    if (event.submitter) {
      press(event.target, event.submitter);
    }
  });

  document.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    const row = event.target.closest('li[data-state]');
    const site = event.target.closest('a[data-place]');
    if (button?.dataset.reveal) {
      reveal(button);
    } else if (button && 'clear' in button.dataset) {
      clearSearch();
    } else if (button?.type === 'button' && button.name) {
      press(button.form, button);
    } else if (site) {
      showBank(event, site);
    } else if (row && event.target.tagName !== 'INPUT') {
      row.querySelector('input').click();
    }
  });

  document.addEventListener('input', ({ target }) => {
    if (target.name === 'query') {
      searchChanged(target.value);
    } else {
      gate(shown);
      advance(target);
    }
  });

  // A code that is complete is sent without a press.
  function advance(field) {
    const length = Number(field.dataset.advance);
    if (length && field.value.length === length) {
      const button = shown.querySelector('#aut-button');
      setTimeout(() => {
        if (button.isConnected && field.value.length === length) {
          button.click();
        }
      }, CODE_SETTLED_MS);
    }
  }

  // Somebody looks at what is shared; said once a pane. This event does not bubble.
  document.addEventListener('toggle', ({ target }) => {
    const { tell } = target.dataset;
    if (tell && target.open) {
      delete target.dataset.tell;
      target.scrollIntoView({ block: 'nearest' });
      mention({ ...here(), action: tell });
    }
  }, true);

  // A number that is known is typed over, not into.
  document.addEventListener('focusin', ({ target }) => {
    if (target.dataset?.known && target.value === target.dataset.known) {
      target.select();
    }
  });

  document.addEventListener('change', ({ target }) => {
    const lone = shown.querySelectorAll('input[name="account"]').length === 1;
    if (target.name?.startsWith('answer_')) {
      gate(shown);
    } else if (target.name === 'account') {
      // The only account there is stays chosen.
      target.checked = target.checked || lone;
      gate(shown);
    }
  });

  function reveal(button) {
    const field = document.getElementById(button.dataset.reveal);
    const hidden = field.type === 'password';
    field.type = hidden ? 'text' : 'password';
    button.textContent = hidden ? say.hide : say.show;
    button.setAttribute('aria-pressed', String(hidden));
  }

  function pickerOf(main) {
    const list = main.querySelector('#link-institutions');
    const more = main.querySelector('template[data-more]');
    if (!list || !more) {
      return null;
    }
    const featured = [...list.children];
    const all = [...featured, ...more.content.children];
    retype(more.content);
    const empty = main.querySelector('[data-empty]');
    const field = main.querySelector('#search-input-input');
    return { list, featured, all, empty, field, mentioned: field.value.trim(), timer: 0 };
  }

  function searchChanged(text) {
    const query = text.trim().toLowerCase();
    const found = query ? bestMatches(query) : picker.featured;
    picker.list.replaceChildren(...found);
    picker.list.hidden = found.length === 0;
    picker.empty.hidden = found.length > 0;
    const many = found.length === 1 ? say.result : say.results.replace('{count}', found.length);
    status.textContent = query ? many : '';
    clearTimeout(picker.timer);
    picker.timer = setTimeout(flushSearch, SEARCH_SETTLED_MS);
  }

  function bestMatches(query) {
    const rank = ({ dataset: { search } }) => {
      if (search.startsWith(query)) {
        return 0;
      }
      return search.includes(` ${query}`) ? 1 : search.includes(query) ? 2 : 3;
    };
    const ranked = picker.all.map((tile) => ({ tile, rank: rank(tile) }));
    const matches = ranked.filter((match) => match.rank < 3).sort((a, b) => a.rank - b.rank);
    return matches.slice(0, RESULTS_MAX).map((match) => match.tile);
  }

  // The server hears of a search once it has settled, or just before what comes of it.
  function flushSearch() {
    if (!picker || mode === 'tiles') {
      return;
    }
    clearTimeout(picker.timer);
    const query = picker.field.value.trim();
    if (query && query !== picker.mentioned) {
      mention({ ...here(), action: 'search', query });
    }
    picker.mentioned = query;
  }

  function clearSearch() {
    picker.field.value = '';
    searchChanged('');
    picker.field.focus();
  }

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && mode !== 'tiles') {
      const way = shown.querySelector('[value="stay"]') || shown.querySelector('[value="exit"]');
      way?.click();
    } else if (event.key === 'Tab' && mode === 'frame') {
      keepFocus(event);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      moveAmongTiles(event);
    }
  });

  // Tab goes round within the dialog. The heading has the focus at first and is no stop itself.
  function keepFocus(event) {
    const fields =
      'a[href], button:not(:disabled), input:not([type="hidden"], :disabled), summary, [tabindex="0"]';
    const stops = [...shown.querySelectorAll(fields)].filter(
      (element) => element.tabIndex >= 0 && element.checkVisibility(),
    );
    const { DOCUMENT_POSITION_PRECEDING, DOCUMENT_POSITION_FOLLOWING } = Node;
    const ahead = event.shiftKey ? DOCUMENT_POSITION_PRECEDING : DOCUMENT_POSITION_FOLLOWING;
    const { activeElement } = document;
    if (!stops.some((stop) => activeElement.compareDocumentPosition(stop) & ahead)) {
      event.preventDefault();
      stops.at(event.shiftKey ? -1 : 0)?.focus();
    }
  }

  function moveAmongTiles(event) {
    const buttons = [...shown.querySelectorAll('[role="option"] button')];
    const at = buttons.indexOf(document.activeElement);
    const inSearch = document.activeElement?.name === 'query';
    if (at < 0 && !inSearch) {
      return;
    }
    event.preventDefault();
    const next = at + (event.key === 'ArrowDown' ? 1 : -1);
    (buttons[next] || (next < 0 ? picker?.field : null))?.focus();
  }

  prepare(shown);
  paint(shown.dataset);
  if (picker?.field.value) {
    // Typed before this script was there.
    searchChanged(picker.field.value);
  }
  if (mode !== 'page') {
    notify('loaded');
  } else if (token !== undefined) {
    start({});
  }
})();
