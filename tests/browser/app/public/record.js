// What Link tells the app, in order, for the tests to read: `[name, ...arguments]`.
window.calls = [];
window.callbacks = Object.fromEntries(
  ['onSuccess', 'onExit', 'onEvent', 'onLoad'].map((name) => [
    name,
    (...values) => window.calls.push([name, ...values]),
  ]),
);
