// How a page looks: in which ways, whether it fits, and what bars people from it.
import axe from 'axe-core';

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
