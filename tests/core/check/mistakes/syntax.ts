import type { Mistake } from './mistake.ts';

const TRIPP = 'figures/tripp-length';
const OFFER = 'statements/vance-offers-deals';

/** Mistakes after which a file is no JSON. */
export const SYNTAX: readonly Mistake[] = (
  [
    [TRIPP, '"unit": "km",', '"unit": "km"', '"km"«»', 'unit'],
    [TRIPP, '"/unit",', '"/unit"', '"/unit"«»', 'supports'],
    [TRIPP, '"id": "tripp-length",', '"id": "tripp-length,', 'tripp-length«»,', 'id'],
    [TRIPP, '"id": "tripp-length"', '"id": tripp-length"', '"id": «»tripp', 'id'],
    [TRIPP, '"id":', 'id":', '  «»id":', 'id'],
    [TRIPP, '"unit":', '"unit:', '"unit«»:', 'unit'],
    [TRIPP, '"unit": "km"', '"unit" "km"', '"unit"«» "km"', 'unit'],
    [TRIPP, '"measure": {', '"measure": ', '"measure":«»', 'measure'],
    [TRIPP, '"claims": [', '"claims": ', '"claims":«»', 'claims'],
    [OFFER, 'President"\n  },', 'President"\n  ,', '  «»,', 'role'],
    [OFFER, '"defence"\n    ]', '"defence"\n    ', '    «»', 'topics'],
    [TRIPP, '"value": 26,', '"value": 26;', '26«;»', 'value'],
    [TRIPP, '"value": 26,', '"value": 26.,', '«26.»,', 'value'],
    [TRIPP, '"value": 26', '"value": 026', '«0»26', 'value'],
    [TRIPP, '"value": 26', '"value": 2 6', '2« »6', 'value'],
    [TRIPP, '"value": 26', '"value": 2,6', '2«,»6', 'value'],
    [TRIPP, '"value": 26', '"value": 2_6', '2«_»6', 'value'],
    [TRIPP, '"isProjection": true', '"isProjection": tru', '«tru»', 'isProjection'],
    [TRIPP, '"isProjection": true', '"isProjection": True', '«True»', 'isProjection'],
    [TRIPP, '"qualifier": "exact"', `"qualifier": 'exact"`, "«'»exact", 'qualifier'],
    [TRIPP, 'corridor"\n  ],', 'corridor"\n  },', '«}»', 'topics'],
    [TRIPP, '"topics": [', '"topics": {', '«{»', 'topics'],
    [TRIPP, '"unit": "km",', '"unit": "km,"', '"km,"«»', 'unit'],
  ] as const
).map(([record, from, to, place, field]) => ({ record, from, to, code: 'json-syntax', place, field }));
