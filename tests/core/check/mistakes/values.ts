import type { Mistake } from './mistake.ts';

const TRIPP = 'figures/tripp-length';
const DAYS = 'figures/vance-visit-duration';
const TRADE = 'figures/russia-armenia-trade-turnover-2023';
const OFFER = 'statements/vance-offers-deals';
const ROUTE = 'agreements/tripp';
const PEACE = 'agreements/armenia-azerbaijan-peace-framework-2025';
const RIDDLE = 'sources/riddle-trumps-route';
const POST = 'sources/washington-post-vance-visits';
const ARMENIA = 'actors/armenia';
const BAKU = 'places/baku';

/** Mistakes in keys and values, by the code of their finding. */
const BY_CODE: Record<string, readonly (readonly [string, string, string, string, string])[]> = {
  'unknown-property': [
    [TRIPP, '"qualifier"', '"qualifer"', '«"qualifer"»', 'qualifier'],
    [TRIPP, '"claims"', '"claim"', '«"claim"»', 'claims'],
    [TRIPP, '"measure"', '"mesure"', '«"mesure"»', 'measure'],
    [TRIPP, '"stance"', '"stanse"', '«"stanse"»', 'stance'],
    [TRIPP, '"assertedBy"', '"assertedby"', '«"assertedby"»', 'assertedBy'],
    [TRIPP, '"kind"', '"knid"', '«"knid"»', 'kind'],
    [TRIPP, '"sha256"', '"sha265"', '«"sha265"»', 'sha256'],
    [ROUTE, '"stage"', '"stge"', '«"stge"»', 'stage'],
    [OFFER, '"saidOn"', '"saidon"', '«"saidon"»', 'saidOn'],
    ['collection', '"title"', '"tite"', '«"tite"»', 'title'],
  ],
  'not-in-vocabulary': [
    [TRIPP, '"exact"', '"exat"', '«"exat"»', 'qualifier'],
    [TRIPP, '"normal"', '"nornal"', '«"nornal"»', 'rank'],
    [TRIPP, '"stance": "supports"', '"stance": "support"', '«"support"»', 'stance'],
    [OFFER, '"announce"', '"anounce"', '«"anounce"»', 'act'],
    [OFFER, '"paraphrase"', '"paraphrse"', '«"paraphrse"»', 'attribution'],
    [OFFER, '"trade"', '"tarde"', '«"tarde"»', 'topics'],
    [ROUTE, '"cooperation-agreement"', '"cooperation-agrement"', '«"cooperation-agrement"»', 'instrument'],
    [ROUTE, '"proposed"', '"propsed"', '«"propsed"»', 'stage'],
    [ROUTE, '"party"', '"prty"', '«"prty"»', 'capacity'],
    [RIDDLE, '"analysis"', '"anlysis"', '«"anlysis"»', 'kind'],
    [BAKU, '"settlement"', '"setlement"', '«"setlement"»', 'kind'],
    [TRADE, '"before-growth"', '"before-grwth"', '«"before-grwth"»', 'operation'],
  ],
  'unknown-kind': [
    [TRIPP, '"kind": "source"', '"kind": "sorce"', '«"sorce"»', 'kind'],
    [TRIPP, '"dataset": "agreements"', '"dataset": "agreement"', '«"agreement"»', 'dataset'],
    [TRADE, '"computed"', '"computd"', '«"computd"»', 'kind'],
  ],
  'wrong-date': [
    [RIDDLE, '"2025-08?"', '"2025-18?"', '«"2025-18?"»', 'published'],
    [DAYS, '"2026-02-09"', '"2026-02-0"', '«"2026-02-0"»', 'from'],
    [DAYS, '"2026-02-11"', '"2026-02-41"', '«"2026-02-41"»', 'to'],
    [DAYS, '"period": "2026-02"', '"period": "2026-2"', '«"2026-2"»', 'period'],
    [ROUTE, '"2025-08-08?"', '"2025-08-08!"', '«"2025-08-08!"»', 'date'],
  ],
  'file-name': [[TRIPP, '"tripp-length"', '"tripp-lenght"', '«"tripp-lenght"»', 'id']],
  'missing-reference': [
    [TRIPP, '"id": "tripp"', '"id": "tirpp"', '«"tirpp"»', 'subject'],
    [TRIPP, 'vance-visits"', 'vance-visit"', '«"washington-post-vance-visit"»', 'source'],
    [OFFER, '"jd-vance"', '"jd-vanse"', '«"jd-vanse"»', 'actor'],
    [OFFER, '"azerbaijan"', '"azerbaijn"', '«"azerbaijn"»', 'audience'],
    [PEACE, '"white-house"', '"white-hose"', '«"white-hose"»', 'place'],
    [PEACE, '"nikol-pashinyan"', '"nikol-pashinian"', '«"nikol-pashinian"»', 'signatory'],
    [POST, '"washington-post"', '"washintgon-post"', '«"washintgon-post"»', 'publisher'],
    [TRADE, 'turnover-2024"', 'turnover-2042"', '«"russia-armenia-trade-turnover-2042"»', 'figure'],
  ],
  'derivation-input': [[TRADE, '"claim": 1', '"claim": 7', '«7»', 'claim']],
  'derived-duration': [[DAYS, '"value": 3', '"value": 4', '«4»', 'value']],
  'wrong-form': [
    [BAKU, '"id": "baku"', '"id": "Baku"', '«"Baku"»', 'id'],
    [TRIPP, '"/value"', '"value"', '«"value"»', 'supports'],
    [TRADE, '"USD"', '"US"', '«"US"»', 'unit'],
    [ARMENIA, '"AM"', '"Am"', '«"Am"»', 'country'],
    [BAKU, '"en"', '"e"', '«"e"»', 'language'],
    ['collection', '"CC-BY-4.0"', '"CC-BY 4.0"', '«"CC-BY 4.0"»', 'license'],
    [
      TRIPP,
      '"5302c673c9d47a55032959215f33b1cf24dfa193d652ea87e94536f5bd968283"',
      '"302c673c9d47a55032959215f33b1cf24dfa193d652ea87e94536f5bd968283"',
      '«"302c673c9d47a55032959215f33b1cf24dfa193d652ea87e94536f5bd968283"»',
      'sha256',
    ],
  ],
  'out-of-bounds': [
    [TRIPP, '"words": 6', '"words": -6', '«-6»', 'words'],
    [TRIPP, '"paragraph": 2', '"paragraph": 0', '«0»', 'paragraph'],
  ],
  'unresolved-pointer': [
    [TRIPP, '"/value"', '"/vaule"', '«"/vaule"»', 'supports'],
    [PEACE, '"/events/0/stage"', '"/events/9/stage"', '«"/events/9/stage"»', 'supports'],
    [PEACE, '"field": "/instrument"', '"field": "/instrment"', '«"/instrment"»', 'field'],
  ],
  'unknown-unit': [
    [TRIPP, '"km"', '"kn"', '«"kn"»', 'unit'],
    [TRADE, '"USD"', '"USX"', '«"USX"»', 'unit'],
  ],
  'unknown-country': [[ARMENIA, '"AM"', '"AN"', '«"AN"»', 'country']],
  'text-hygiene': [
    [
      ROUTE,
      '"Trump Route',
      '"Trump  Route',
      '«"Trump  Route for International Peace and Prosperity"»',
      'title',
    ],
  ],
};

/** Mistakes in keys and values of files that are JSON. */
export const VALUES: readonly Mistake[] = Object.entries(BY_CODE).flatMap(([code, mistakes]) =>
  mistakes.map(([record, from, to, place, field]) => ({ record, from, to, code, place, field })),
);
