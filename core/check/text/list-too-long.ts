import type { TokenRule } from '../rule.ts';

/** Records list a handful of things; comparing every two items of a huge list takes minutes. */
const MOST_ITEMS = 1000;

/** Reported once for each list, at the item that is one too many. */
export const listTooLong: TokenRule = {
  code: 'list-too-long',
  severity: 'error',
  start() {
    const open: { isList: boolean; items: number }[] = [];
    return (token) => {
      if (token.kind === 'close') {
        open.pop();
        return undefined;
      }
      const holder = open.at(-1);
      if (token.kind === 'open') open.push({ isList: token.bracket === '[', items: 0 });
      if (holder === undefined || !holder.isList) return undefined;
      holder.items += 1;
      if (holder.items !== MOST_ITEMS + 1) return undefined;
      return {
        offset: token.offset,
        length: token.length,
        message: `The list has more than ${MOST_ITEMS} items.`,
        help: 'A record lists a handful of things; make several records of it, or remove what was repeated.',
      };
    };
  },
};
