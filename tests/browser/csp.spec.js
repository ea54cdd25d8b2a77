// Apps with a strict Content-Security-Policy: scripts by nonce only, frames and calls of the
// emulator only, no styles at all. What the policy refuses is an error in the console, which no
// test lets pass. (The Angular page here compiles itself, which such a policy forbids.)
import { Link, expect, test } from './link.js';

for (const name of ['script', 'react-3', 'react-4', 'react-5', 'vue']) {
  test(`${name} under a strict policy`, async ({ app, page, world }) => {
    const answer = page.waitForResponse((it) => it.url().includes(`/strict/${name}.html`));
    await app.visit(`strict/${name}`, await world.linkToken());
    expect((await answer).headers()['content-security-policy']).toContain("default-src 'none'");
    await app.connect.click();
    const link = new Link(page);
    await link.toAccounts();
    await link.finish();
    await app.told('onSuccess');
  });
}
