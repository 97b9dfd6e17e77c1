import { canonicalJson } from './canonical.ts';

/** A person or body that made the collection. */
export interface Creator {
  kind: 'person' | 'organisation';
  /** The family names of a person, or the only name; the name of a body. */
  name: string;
  givenNames?: string;
}

/** What a collection says of itself to readers; a release says the same in its manifest. */
export interface Description {
  title: string;
  description: string;
  license: string;
  creators?: Creator[];
  keywords?: string[];
  /** The permanent address below which the collection is served, without a slash at its end. */
  site?: string;
}

/** The description alone, of something that says more. */
export function descriptionOf(whole: Description): Description {
  const { title, description, license, creators, keywords, site } = whole;
  return {
    title,
    description,
    license,
    ...(creators && { creators }),
    ...(keywords && { keywords }),
    ...(site !== undefined && { site }),
  };
}

/** Whether two descriptions tell readers the same. */
export function sameDescription(a: Description, b: Description): boolean {
  return canonicalJson(descriptionOf(a)) === canonicalJson(descriptionOf(b));
}

/**
 * Whom to name as the author. Nobody is invented: a collection that names no creators stands for itself.
 */
export function authorsOf({ title, creators }: Description): readonly Creator[] {
  return creators ?? [{ kind: 'organisation', name: title }];
}

/** The name of a creator in one line. */
export function fullName({ name, givenNames }: Creator): string {
  return givenNames === undefined ? name : `${givenNames} ${name}`;
}

/**
 * The address of what is stored under a key: absolute where the collection says where it is served, else from the
 * root of whichever host serves it (docs/decisions/addresses-without-a-host.md).
 */
export function addressOf(key: string, { site = '' }: Pick<Description, 'site'>): string {
  return `${site}/${key}`;
}
