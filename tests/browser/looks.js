// How a page looks: in which ways, whether it fits, what bars people from it, and what those hear of
// it who do not see it.
import axe from 'axe-core';
import { expect, shoot, test } from './link.js';

export const LOOKS = [
  { look: 'wide-light', colorScheme: 'light', viewport: { width: 1024, height: 768 } },
  { look: 'wide-dark', colorScheme: 'dark', viewport: { width: 1024, height: 768 } },
  { look: 'narrow-light', colorScheme: 'light', viewport: { width: 320, height: 640 } },
  { look: 'narrow-dark', colorScheme: 'dark', viewport: { width: 320, height: 640 } },
];

// What sticks out to the right of a document, or can be scrolled sideways in it.
export function sticksOut() {
  const edge = document.documentElement.clientWidth + 1;
  const wide = (element) => {
    const scrolls = ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
    const { right, width } = element.getBoundingClientRect();
    return (
      (scrolls && element.scrollWidth > element.clientWidth + 1) || (width > 1 && right > edge)
    );
  };
  return [document.documentElement, ...document.body.querySelectorAll('*')]
    .filter((element) => element.checkVisibility() && wide(element))
    .map((element) => `${element.tagName}.${element.className}: ${element.textContent.trim()}`);
}

// What tests in the wild ask of the page, though axe-core would have it otherwise: they find a tile
// as option and as button, an account as button and as checkbox, a bank's tile by an aria-label that
// is its name without its website, and the button to an OAuth bank by either of two spellings, of
// which axe-core passes over the one in brackets. All of it can be used by keyboard and is read out.
const EXPECTED = {
  'nested-interactive': 'li[role="option"], .UserSelectionPane-module__refreshedRow',
  'label-content-name-mismatch': '.SearchAndSelectPane-module__resultButton, [data-site]',
};

// The serious barriers that axe-core finds in a document, a line for each rule.
export async function barriers(document) {
  await document.evaluate(axe.source);
  return document.evaluate(async (expected) => {
    const { violations } = await axe.run({ elementRef: true });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => ({
        id,
        nodes: nodes.filter(({ element }) => !expected[id] || !element.matches(expected[id])),
      }))
      .filter(({ nodes }) => nodes.length > 0)
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }, EXPECTED);
}

// Runs `tests` in every look, with a function that inspects a pane of Link, or a page: a picture,
// room on a small screen, no barrier, and the tree of what a screen reader is told. `tests` hears
// the size of the screen too, which windows that open do not have by themselves.
export function inEveryLook(tests) {
  for (const { look, colorScheme, viewport } of LOOKS) {
    const inspect = async (shown, name) => {
      const page = shown.page ?? shown;
      const frame = shown.iframe
        ? await (await shown.iframe.elementHandle()).contentFrame()
        : page.mainFrame();
      await shoot(page, `${name}-${look}`);
      if (look.startsWith('narrow')) {
        expect.soft(await frame.evaluate(sticksOut), `${name} fits`).toEqual([]);
        expect.soft(await page.evaluate(sticksOut), `the page of ${name} fits`).toEqual([]);
      } else {
        expect.soft(await barriers(frame), `barriers on ${name}`).toEqual([]);
      }
      if (look === 'wide-light') {
        // Nobody hears the address behind a link, which differs from run to run.
        const tree = await frame.locator('body').ariaSnapshot();
        const told = tree.replace(/:\n *- \/url: .*/g, '');
        expect.soft(`${told}\n`).toMatchSnapshot(`${name}.yml`);
      }
    };
    test.describe(look, () => {
      test.use({ colorScheme, viewport, contextOptions: { reducedMotion: 'reduce' } });
      tests(inspect, viewport);
    });
  }
}
