// The demo page plays both halves of an app, its page and its server, over the public API only.
// What people read stands in demo.html, in templates; here is what happens.

const KEYS = { client_id: "demo", secret: "demo" };
const TIMEOUT = 30_000; // milliseconds
const ROWS = 8; // transactions and calls shown before folding

// ---- Pieces of the page -----------------------------------------------------------------------

const $ = (id) => document.getElementById(id);
const parts = (root) =>
  Object.fromEntries([...root.querySelectorAll("[data-is]")].map((it) => [it.dataset.is, it]));

/** A copy of a template; `null` takes a part away, `undefined` leaves it as it is. */
function fill(template, values = {}) {
  const piece = $(template).content.cloneNode(true);
  for (const [name, part] of Object.entries(parts(piece))) {
    const value = values[name];
    if (value === null) part.remove();
    else if (value !== undefined) part.replaceChildren(...[value].flat());
  }
  return piece.firstElementChild;
}

/** A sentence of the page, with `{names}` filled in. */
function words(kind, key, values = {}) {
  const found = $("words").content.querySelector(`[data-${kind}="${CSS.escape(key)}"]`);
  const text = found?.textContent.trim().replace(/\s+/g, " ");
  return text?.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "…");
}

function el(tag, ...children) {
  const node = document.createElement(tag);
  node.append(...children);
  return node;
}

function button(label, action) {
  const node = fill("button", { label });
  node.onclick = action;
  return node;
}

function say(key) {
  $("status").textContent = words("say", key);
}

function mark(step, state) {
  step.dataset.state = state;
  step.querySelector("[data-word]").textContent = state === "done" ? "(done)" : "";
  step.toggleAttribute("aria-current", false);
  if (state === "now") step.setAttribute("aria-current", "step");
}

const pretty = (value) => JSON.stringify(value, null, 2);
const json = (title, value) => fill("json", { title, answer: pretty(value) });
const code = (text) => el("code", text);
const token = (name, value) => fill("token", { name, value });
const list = (rows, none) =>
  rows.length
    ? fill("rows", { rows: rows.map((row) => fill("row", row)) })
    : fill("none", { none });

/** A list of facts; what is absent is left out. */
function facts(pairs) {
  const known = pairs.filter(([, value]) => value !== null && value !== undefined && value !== "");
  return fill("facts", {
    facts: known.map(([term, it]) => el("div", el("dt", term), el("dd", it))),
  });
}

// ---- Values as people read them ---------------------------------------------------------------

const sentence = (code) => {
  const text = String(code ?? "")
    .replaceAll("_", " ")
    .toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
};
const joined = (...values) => values.filter(Boolean).join(" · ");
const currency = (it) => it.iso_currency_code ?? it.unofficial_currency_code ?? "USD";

function money(amount, unit = "USD") {
  if (typeof amount !== "number") return "–";
  try {
    const style = { style: "currency", currency: unit };
    return new Intl.NumberFormat("en-US", style).format(amount).replace("-", "−");
  } catch {
    return `${amount} ${unit}`; // not an ISO code
  }
}

function day(date) {
  const style = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
  const time = Date.parse(date);
  return Number.isNaN(time) ? "–" : new Intl.DateTimeFormat("en-GB", style).format(time);
}

function named(accounts, id) {
  const found = accounts.find((it) => it.account_id === id);
  return found ? `${found.name} ••\u00a0${found.mask}` : "another account";
}

// ---- What may go wrong ------------------------------------------------------------------------

/** Something to show in place of a result; `plaid` is Plaid's error object if there is one. */
class Trouble extends Error {
  constructor(title, message, hint, plaid = {}) {
    super(message);
    Object.assign(this, { title, hint, plaid });
  }
}

const gone = () =>
  new Trouble("The emulator does not answer", words("say", "gone"), words("hint", "gone"));

function refused(plaid) {
  const simulated = /^(ITEM|INSTITUTION)_ERROR$/.test(plaid.error_type);
  const hint = words("hint", plaid.error_code) ?? words("hint", simulated ? "simulated" : "other");
  return new Trouble(plaid.error_code, plaid.error_message ?? "", hint, plaid);
}

function trouble(error) {
  const known = error instanceof Trouble;
  const { title, message, hint, plaid } = known
    ? error
    : new Trouble("This page stumbled", String(error), words("hint", "page"));
  const shown = ["error_type", "display_message", "request_id"];
  const piece = fill("trouble", {
    title,
    message,
    facts: plaid.error_code ? facts(shown.map((key) => [key, plaid[key]])) : null,
    hint,
    docs: plaid.documentation_url?.startsWith("https:") ? undefined : null,
  });
  const docs = piece.querySelector("a");
  if (docs) docs.href = plaid.documentation_url;
  return piece;
}

/** Runs `action` once, however often its buttons are pressed meanwhile. */
async function press(buttons, slot, action) {
  const busy = (on) => buttons.forEach((it) => it.setAttribute("aria-disabled", String(on)));
  if (buttons.some((it) => it.getAttribute("aria-disabled") === "true")) return;
  busy(true);
  slot.replaceChildren();
  try {
    await action();
  } catch (error) {
    slot.replaceChildren(trouble(error));
  } finally {
    busy(false);
  }
}

// ---- Calls ------------------------------------------------------------------------------------

function curl(path, body) {
  const text = pretty(body).replaceAll("'", "'\\''");
  const head = "-H 'Content-Type: application/json'";
  return `curl '${location.origin}${path}' \\\n  ${head} \\\n  -d '${text}'`;
}

/** Calls the API; the request stands in `calls` at once, its answer as soon as it is there. */
async function post(path, fields, calls) {
  const body = { ...KEYS, ...fields };
  const piece = fill("call", { path: `POST ${path}`, curl: curl(path, body) });
  const shown = parts(piece);
  calls.append(piece);
  while (calls.children.length > ROWS) calls.firstElementChild.remove();
  const started = performance.now();
  let status = 0;
  let text = "";
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    text = await response.text();
    status = response.status;
  } catch {
    throw gone();
  } finally {
    shown.status.textContent = status || "no answer";
    shown.status.classList.add(status === 200 ? "good" : "bad");
    shown.ms.textContent = status ? `${Math.round(performance.now() - started)} ms` : "";
    shown.answer.textContent = text;
  }
  return answer(status, text);
}

function answer(status, text) {
  let value = null;
  try {
    value = JSON.parse(text);
  } catch {
    // Worded below, with every other answer that is not Plaid's.
  }
  if (status === 200 && value) return value;
  if (value?.error_code) throw refused(value);
  const start = text.slice(0, 200) || "It was empty.";
  throw new Trouble(`Unexpected answer, HTTP ${status}`, start, words("hint", "foreign"));
}

let linkScript = null;

/** Loads Link's script once; a failed load may be tried again. */
function loadLink() {
  linkScript ??= new Promise((resolve, reject) => {
    const script = el("script");
    script.src = "/link/v2/stable/link-initialize.js";
    script.onload = () => (window.Plaid ? resolve() : reject(gone()));
    script.onerror = () => {
      script.remove();
      linkScript = null;
      reject(gone());
    };
    document.body.append(script);
  });
  return linkScript;
}

// ---- Step 4: how each answer is drawn ---------------------------------------------------------

const NUMBERS = {
  account: "Account",
  routing: "Routing",
  wire_routing: "Wire routing",
  institution: "Institution",
  branch: "Branch",
  sort_code: "Sort code",
  iban: "IBAN",
  bic: "BIC",
};

const DRAW = {
  accounts({ accounts }) {
    const rows = accounts.map(({ name, mask, subtype, type, balances }) => ({
      title: name ?? "Account",
      detail: joined(mask && `••\u00a0${mask}`, subtype ?? type),
      amount: money(balances.current, currency(balances)),
      note:
        balances.available === null
          ? null
          : `${money(balances.available, currency(balances))} available`,
    }));
    return list(rows, "No account was shared.");
  },

  auth({ accounts, numbers }) {
    const entries = Object.values(numbers).flat();
    if (!entries.length) return list([], "No account of this Item has numbers.");
    const sheet = (it) =>
      facts(Object.entries(NUMBERS).map(([key, name]) => [name, it[key] && code(it[key])]));
    return fill("columns", {
      columns: entries.map((it) => el("div", el("h4", named(accounts, it.account_id)), sheet(it))),
    });
  },

  identity({ accounts }) {
    const owner = accounts.flatMap((it) => it.owners ?? [])[0];
    if (!owner) return list([], "The bank names no owner.");
    const first = (entries) => (entries.find((it) => it.primary) ?? entries[0])?.data;
    const home = first(owner.addresses) ?? {};
    const more = (entries) => (entries.length > 1 ? ` and ${entries.length - 1} more` : "");
    const one = (entries) =>
      entries.length && el("span", first(entries), el("small", more(entries)));
    return facts([
      ["Name", owner.names.join(", ")],
      [
        "Address",
        [home.street, home.city, home.region, home.postal_code].filter(Boolean).join(", "),
      ],
      ["E-mail", one(owner.emails) || null],
      ["Phone", one(owner.phone_numbers) || null],
    ]);
  },

  investments({ holdings, securities }) {
    const rows = holdings.map((it) => {
      const security = securities.find((other) => other.security_id === it.security_id) ?? {};
      return {
        title: security.name ?? "Security",
        detail: joined(security.ticker_symbol, `${it.quantity} held`),
        amount: money(it.institution_value, currency(it)),
        note: null,
      };
    });
    return list(rows, "Nothing is held.");
  },

  liabilities({ accounts, liabilities }) {
    const loans = Object.values(liabilities).flatMap((it) => it ?? []);
    const rows = loans.map((it) => ({
      title: named(accounts, it.account_id),
      detail: it.next_payment_due_date ? `due ${day(it.next_payment_due_date)}` : "no due date",
      amount: money(it.minimum_payment_amount ?? it.next_monthly_payment),
      note: null,
    }));
    return list(rows, "Nothing is owed.");
  },

  item({ item, status }) {
    const names = (products) => products.map(sentence).join(", ") || "None";
    return facts([
      ["Bank", joined(item.institution_name, item.institution_id)],
      ["Products", names(item.products ?? item.billed_products)],
      ["Also available", names(item.available_products)],
      ["Health", item.error ? code(item.error.error_code) : "Good, no error"],
      ["Last update", status?.transactions?.last_successful_update],
    ]);
  },

  transactions({ rows, accounts, status, changes }) {
    const total = (sign) => rows.reduce((sum, it) => sum + Math.max(it.amount * sign, 0), 0);
    const none = rows.length ? undefined : null;
    const drawn = rows.map((it) => transaction(it, accounts));
    const piece = fill("transactions", {
      changes,
      meaning: words("status", status) ?? "",
      status,
      sums: none,
      count: String(rows.length),
      in: money(total(-1)),
      out: money(total(1)),
      chart: rows.length > 1 ? bars(rows) : null,
      rows: rows.length ? drawn : null,
      all: rows.length > ROWS ? `Show all ${rows.length}` : null,
      note: none,
    });
    drawn.slice(ROWS).forEach((it) => (it.hidden = true));
    const { all } = parts(piece);
    if (all) {
      all.onclick = () => {
        drawn.forEach((it) => (it.hidden = false));
        all.remove();
        drawn[ROWS].tabIndex = -1;
        drawn[ROWS].focus({ preventScroll: true });
      };
    }
    return piece;
  },
};

function transaction(it, accounts) {
  const category = sentence(it.personal_finance_category?.primary);
  const amount = money(Math.abs(it.amount), currency(it));
  return fill("row", {
    title: it.merchant_name ?? it.name,
    detail: joined(day(it.date), category, it.pending && "pending", named(accounts, it.account_id)),
    amount: it.amount < 0 ? `+${amount}` : `−${amount}`,
    note: null,
  });
}

/** Money out by week, as one small drawing. */
function bars(rows) {
  const week = (it) => Math.floor(Date.parse(it.date) / 604_800_000);
  const first = Math.min(...rows.map(week));
  const sums = Array(Math.max(...rows.map(week)) - first + 1).fill(0);
  for (const it of rows) sums[week(it) - first] += Math.max(it.amount, 0);
  const top = Math.max(...sums, 1);
  const chart = fill("bars");
  const svg = chart.querySelector("svg");
  svg.setAttribute("viewBox", `0 0 ${sums.length * 10} 48`);
  svg.setAttribute("aria-label", `Money out by week: ${sums.map((it) => money(it)).join(", ")}`);
  const shape = svg.querySelector("path");
  const bar = (sum, at) => `M${at * 10 + 1} 48v-${Math.max(1, (sum / top) * 46).toFixed(1)}h8V48z`;
  shape.setAttribute("d", sums.map(bar).join(""));
  return chart;
}

// ---- One run through steps 2 to 4 -------------------------------------------------------------

let current = null;

/** A fresh copy of steps 2 to 4; an abandoned run writes only to its own detached copy. */
class Run {
  constructor(products) {
    const copy = $("run").content.cloneNode(true);
    this.at = parts(copy);
    this.products = products;
    this.events = [];
    this.sync = { cursor: "", rows: new Map(), accounts: [] };
    this.cards = new Map(
      [...copy.querySelectorAll("[data-card]")].map((it) => [it.dataset.card, it]),
    );
    for (const [id, card] of this.cards) {
      const control = card.querySelector("[data-path]");
      control.onclick = () => this.read(id, control.dataset.path);
    }
    this.at.exchange.onclick = () => this.exchange();
    this.at.again.onclick = startOver;
    $("steps").append(copy);
  }

  leave() {
    this.handler?.destroy();
    this.closed?.();
    for (const step of [this.at.link, this.at.trade, this.at.data]) step.remove();
  }

  show(...outcome) {
    this.at.session.hidden = false;
    this.at.outcome.replaceChildren(...outcome);
  }

  /** Opens Link; settles when it closed. */
  open(linkToken) {
    mark(this.at.link, "now");
    this.show(fill("waiting"), button("Start over", startOver));
    return new Promise((resolve) => {
      this.closed = resolve;
      this.handler = window.Plaid.create({
        token: linkToken,
        onSuccess: (publicToken, metadata) => resolve(this.connected(publicToken, metadata)),
        onExit: (error, metadata) => resolve(this.exited(error, metadata)),
        onEvent: (name, metadata) => this.event(name, metadata),
      });
      this.handler.open();
    });
  }

  /** Events come in any order, some after the callback; `timestamp` tells theirs. */
  event(name, metadata) {
    this.events.push({ name, metadata, time: Date.parse(metadata.timestamp) });
    this.events.sort((a, b) => a.time - b.time || 0);
    const rows = this.events.map((it) => {
      const after = (it.time - this.events[0].time) / 1000;
      const screen = words("screen", it.metadata.view_name ?? "");
      const view = screen ?? sentence(it.metadata.view_name).toLowerCase();
      return fill("event", {
        time: Number.isFinite(after) ? `+${after.toFixed(1)} s` : "",
        name: it.name,
        meaning: words("event", it.name, { ...it.metadata, view }) ?? "",
      });
    });
    this.at.story.hidden = false;
    this.at.events.replaceChildren(...rows);
    const all = this.events.map((it) => ({ eventName: it.name, metadata: it.metadata }));
    this.at["events-json"].replaceChildren(json("Every event, as Link sent it", all));
  }

  connected(publicToken, metadata) {
    const names = metadata.accounts.map((it) => it.name ?? it.subtype);
    const bank = metadata.institution?.name ?? "A bank";
    this.show(fill("connected", { bank, count: String(names.length), names: names.join(", ") }));
    this.at["result-json"].append(
      json("onSuccess(public_token, metadata)", { public_token: publicToken, metadata }),
    );
    this.gotPublicToken(publicToken);
  }

  /** Shows a bank that was connected without Link. */
  skipped(publicToken) {
    this.at.logins.hidden = true;
    this.show(fill("skipped"));
    this.gotPublicToken(publicToken);
  }

  exited(error, metadata) {
    const where = words("exit", metadata?.status ?? "") ?? "early";
    const again = button("Open Link again", () => start(openLink));
    this.show(error ? trouble(refused(error)) : fill("left", { where }), again);
    this.at["result-json"].append(json("onExit(error, metadata)", { error, metadata }));
    if (this !== current) return;
    say("left");
    again.querySelector("button").focus();
  }

  gotPublicToken(publicToken) {
    this.publicToken = publicToken;
    mark(this.at.link, "done");
    mark(this.at.trade, "now");
    this.at["trade-panel"].hidden = false;
    this.at.tokens.append(token("public_token", publicToken));
    if (this !== current) return;
    say("connected");
    this.at.exchange.focus();
  }

  exchange() {
    return press([this.at.exchange], this.at["trade-trouble"], async () => {
      const fields = { public_token: this.publicToken };
      const calls = this.at["trade-calls"];
      const { access_token, item_id } = await post("/item/public_token/exchange", fields, calls);
      this.accessToken = access_token;
      this.at.tokens.append(token("access_token", access_token), token("item_id", item_id));
      this.at.exchange.parentElement.remove();
      mark(this.at.trade, "done");
      mark(this.at.data, "now");
      this.at.cards.hidden = false;
      if (this === current) this.at.data.querySelector("h2").focus();
      await this.readChosen();
      mark(this.at.data, "done");
      if (this === current) say("read");
    });
  }

  readChosen() {
    const chosen = [...this.cards.keys()].filter((id) => this.products.includes(id));
    const path = (id) => this.cards.get(id).querySelector("[data-path]").dataset.path;
    return Promise.all([
      this.read("accounts", "/accounts/get"),
      ...["item", ...chosen].map((id) => this.read(id, path(id))),
    ]);
  }

  read(id, path) {
    const card = this.cards.get(id);
    const control = card.querySelector("[data-path]");
    return press([control], card.querySelector(".trouble"), async () => {
      const calls = card.querySelector(".calls");
      const read = id === "transactions" ? this.syncAll(path, calls) : this.readOnce(path, calls);
      card.querySelector(".card-body").replaceChildren(DRAW[id](await read));
      control.firstElementChild.textContent = control.dataset.again;
    });
  }

  readOnce(path, calls) {
    return post(path, { access_token: this.accessToken }, calls);
  }

  /** Follows `has_more` to the end; the cursor moves only when the whole loop went well. */
  async syncAll(path, calls) {
    const { sync } = this;
    const pages = [];
    let { cursor } = sync;
    do {
      const fields = { access_token: this.accessToken, ...(cursor && { cursor }), count: 500 };
      pages.push(await post(path, fields, calls));
      cursor = pages.at(-1).next_cursor;
    } while (pages.at(-1).has_more);
    const all = (key) => pages.flatMap((page) => page[key]);
    for (const it of [...all("added"), ...all("modified")]) sync.rows.set(it.transaction_id, it);
    for (const it of all("removed")) sync.rows.delete(it.transaction_id);
    sync.cursor = cursor;
    const changed = ["added", "modified", "removed"].filter((key) => all(key).length);
    const news = changed.map((key) => `${all(key).length} ${key}`).join(", ");
    return {
      rows: [...sync.rows.values()].sort((a, b) => b.date.localeCompare(a.date)),
      accounts: pages.at(-1).accounts ?? [],
      status: pages.at(-1).transactions_update_status,
      changes: news || words("say", sync.rows.size ? "unchanged" : "too-early"),
    };
  }
}

// ---- Step 1 and the rest of the page ----------------------------------------------------------

function renew(products = []) {
  current?.leave();
  $("setup-calls").replaceChildren();
  $("setup-trouble").replaceChildren();
  mark($("step-1"), "now");
  current = new Run(products);
  return current;
}

function startOver() {
  renew();
  say("cleared");
  $("step-1").scrollIntoView();
  $("open").focus({ preventScroll: true });
}

async function start(action) {
  const buttons = [$("open"), $("skip")];
  if (buttons.some((it) => it.getAttribute("aria-disabled") === "true")) return;
  const form = new FormData($("setup"));
  const products = form.getAll("products");
  $("products-error").hidden = products.length > 0;
  if (!products.length) {
    $("setup").querySelector("input").focus();
    return;
  }
  const run = renew(products);
  await press(buttons, $("setup-trouble"), () => action(run, form));
}

async function openLink(run, form) {
  const customization = form.get("customization");
  const fields = {
    client_name: "Demo",
    user: { client_user_id: "demo-user" },
    products: run.products,
    country_codes: [form.get("country")],
    language: form.get("language"),
    ...(customization && { link_customization_name: customization }),
  };
  say("asking");
  const asked = post("/link/token/create", fields, $("setup-calls"));
  const [{ link_token }] = await Promise.all([asked, loadLink()]);
  if (run !== current) return;
  mark($("step-1"), "done");
  await run.open(link_token);
}

async function skipLink(run, form) {
  const country = $("setup").querySelector(`option[value="${form.get("country")}"]`);
  const fields = {
    institution_id: country.dataset.institution,
    initial_products: run.products,
  };
  say("asking");
  const { public_token } = await post("/sandbox/public_token/create", fields, $("setup-calls"));
  if (run !== current) return;
  mark($("step-1"), "done");
  run.skipped(public_token);
}

async function copy(control) {
  const source = control.closest(".wire, .token").querySelector("code");
  try {
    await navigator.clipboard.writeText(source.textContent);
  } catch {
    getSelection().selectAllChildren(source); // an address that is neither https nor localhost
    document.execCommand("copy");
    getSelection().removeAllRanges();
  }
  control.dataset.label ??= control.textContent;
  control.textContent = "Copied";
  say("copied");
  setTimeout(() => (control.textContent = control.dataset.label), 1500);
}

$("setup").addEventListener("submit", (event) => {
  event.preventDefault();
  start(openLink);
});
$("skip").addEventListener("click", () => start(skipLink));
$("setup").addEventListener("change", () => ($("products-error").hidden = true));
document.addEventListener("click", (event) => {
  const control = event.target.closest("[data-copy]");
  if (control) copy(control);
});
for (const it of document.querySelectorAll("[data-origin]")) it.textContent = location.origin;
renew();
